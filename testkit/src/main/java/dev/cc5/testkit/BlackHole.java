package dev.cc5.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of this machine at which connections never come about, and none is refused either: as behind a firewall that
 * drops what it does not like. It listens and never accepts, and its queue is full. Linux then drops the first packet
 * of whoever knocks.
 */
public final class BlackHole implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 300;
    private static final int MOST = 64;

    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    private BlackHole(String address, int port) {
        try {
            listener = new ServerSocket(port, 1, InetAddress.getByName(address));
            while (fits()) {
                if (queue.size() == MOST) {
                    throw new IllegalStateException("This system has no end to its queue of connections");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("There is no black hole at " + address + ":" + port, e);
        }
    }

    /** At any free port of 127.0.0.1. */
    public static BlackHole open() {
        return at("127.0.0.1", 0);
    }

    /** At an address of this machine: Linux has all that begin with 127. */
    public static BlackHole at(String address, int port) {
        return new BlackHole(address, port);
    }

    private boolean fits() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
            queue.add(socket);
            return true;
        } catch (SocketTimeoutException full) {
            socket.close();
            return false;
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.getLocalSocketAddress()).getPort();
    }

    /** From now on connections are refused. */
    @Override
    public void close() {
        try {
            for (Socket socket : queue) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
