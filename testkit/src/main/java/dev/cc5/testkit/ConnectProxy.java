package dev.cc5.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on 127.0.0.1 that tunnels whatever is asked for to one port of this machine, or refuses. It keeps what
 * it could read of its clients: that is what an operator of a proxy sees. Used from many threads.
 */
public final class ConnectProxy implements AutoCloseable {
    private static final int MOST_KEPT = 1 << 20;

    private final ServerSocket listener;
    private final int status;
    private final int serverPort;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ConnectProxy(int status, int serverPort) {
        this.status = status;
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 could be opened", e);
        }
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                start(() -> serve(client));
            }
        });
    }

    /** One that leads to this port of 127.0.0.1, whatever host it is asked for. */
    public static ConnectProxy to(int serverPort) {
        return new ConnectProxy(200, serverPort);
    }

    /** One that answers every request with this HTTP status. */
    public static ConnectProxy refusing(int status) {
        return new ConnectProxy(status, 0);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Its URL.
     *
     * @param credentials what stands before the host, for example {@code user:password@}, or nothing
     */
    public URI uri(String credentials) {
        return URI.create("http://" + credentials + "127.0.0.1:" + port());
    }

    /** The heads of the requests that were made to the proxy itself, in the order in which they came. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** What clients sent through the tunnels, each char one byte; the first MiB of it. */
    public String seen() {
        synchronized (seen) {
            return seen.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            heads.add(head(client.getInputStream()));
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " \r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (status == 200) {
                try (Socket server = new Socket("127.0.0.1", serverPort)) {
                    start(() -> server.getInputStream().transferTo(client.getOutputStream()));
                    copyAndKeep(client.getInputStream(), server.getOutputStream());
                }
            }
        } finally {
            open.remove(client);
        }
    }

    /** Reads byte by byte, so that nothing of the tunnel is lost. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client went");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void copyAndKeep(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            synchronized (seen) {
                seen.write(buffer, 0, Math.min(count, MOST_KEPT - seen.size()));
            }
            out.write(buffer, 0, count);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Listener.daemon("connect-proxy", () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // One of the three has closed its end.
                        return;
                    }
                })
                .start();
    }

    /** Ends all tunnels and frees the port. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
