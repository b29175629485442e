package dev.cc5.testkit;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * A TCP proxy on 127.0.0.1 between a client and a server on this machine, which spoils connections as a test scripts
 * it: each has a {@link Link} of its own. It knows nothing of what goes through, so that TLS goes through as well. Used
 * from many threads; at most {@value #MOST} connections at once, further ones are reset.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(portal.port()).on(Link.droppedAfterAccept(), Link.clean())) {
 *     startImport("http://127.0.0.1:" + proxy.port());
 *     assertThat(portal.requests()).hasSize(1);
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
    private static final int MOST = 256;

    /** Fixed, so that a slow or broken link is felt soon: with the system's own it would hold megabytes. */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private final InetSocketAddress server;
    private final Listener listener;
    private volatile IntFunction<Link> script = number -> Link.clean();

    private FaultProxy(int serverPort, int receiveBuffer) {
        server = new InetSocketAddress("127.0.0.1", serverPort);
        listener = Listener.open("fault-proxy", receiveBuffer, MOST, this::connection);
    }

    /** In front of a port of 127.0.0.1; every connection is clean until something else is said. */
    public static FaultProxy to(int serverPort) {
        return new FaultProxy(serverPort, RECEIVE_BUFFER);
    }

    /** The same, and clients are offered the smallest window that the system knows: about a thousand bytes. */
    public static FaultProxy withTinyWindowTo(int serverPort) {
        return new FaultProxy(serverPort, 1);
    }

    /** Gives connections these links in turn, from now on; the last one for ever. */
    public FaultProxy on(Link... inTurn) {
        List<Link> links = List.of(inTurn);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one link");
        }
        int first = listener.connections() + 1;
        return onEach(number -> links.get(Math.min(number - first, links.size() - 1)));
    }

    /** Gives each connection a link by its number, from 1. */
    public FaultProxy onEach(IntFunction<Link> links) {
        script = links;
        return this;
    }

    /**
     * A script that gives this link to a share of the connections, drawn by a seed, and a clean one to the others. The
     * same seed draws the same connections.
     *
     * @param share from 0 for none to 1 for all
     */
    public static IntFunction<Link> sometimes(double share, long seed, Link faulty) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + share);
        }
        return number -> {
            Random random = new Random(seed * 31 + number);
            random.nextInt(); // the first draws of neighbouring seeds are much alike
            return random.nextDouble() < share ? faulty : Link.clean();
        };
    }

    public int port() {
        return listener.port();
    }

    /** {@code http://127.0.0.1} and the port. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** How many connections were accepted. */
    public int connections() {
        return listener.connections();
    }

    private ProxiedConnection connection(int number, Socket client) {
        return new ProxiedConnection(client, server, script.apply(number));
    }

    /** Ends every connection, whatever is under way, and frees the port. */
    @Override
    public void close() {
        listener.close();
    }
}
