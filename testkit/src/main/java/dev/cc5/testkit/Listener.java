package dev.cc5.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** A port of 127.0.0.1 whose connections have a thread each, until it is closed. Used from many threads. */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    /** A connection that was accepted; it runs until one side ends it. */
    interface Accepted extends Runnable {
        /** Ends it from another thread, whatever is under way. */
        void end();
    }

    private final ServerSocket socket;
    private final String name;
    private final int most;
    private final BiFunction<Integer, Socket, Accepted> connecting;
    private final Thread acceptor;
    private final Map<Accepted, Thread> connections = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private Listener(ServerSocket socket, String purpose, int most, BiFunction<Integer, Socket, Accepted> connecting) {
        this.socket = socket;
        this.name = purpose + "-" + socket.getLocalPort();
        this.most = most;
        this.connecting = connecting;
        this.acceptor = daemon(name, this::accept);
    }

    /**
     * Opens a port.
     *
     * @param purpose what its threads are named after
     * @param receiveBuffer what the system keeps of a connection that nobody reads, in bytes
     * @param most connections at once; further ones are ended
     * @param connecting what serves a connection, by its number from 1
     */
    static Listener open(
            String purpose, int receiveBuffer, int most, BiFunction<Integer, Socket, Accepted> connecting) {
        try {
            ServerSocket socket = new ServerSocket();
            // Before the port is opened: a window that was once offered cannot be taken back.
            socket.setReceiveBufferSize(receiveBuffer);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), Math.min(most, BACKLOG));
            Listener listener = new Listener(socket, purpose, most, connecting);
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 could be opened", e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections were accepted. */
    int connections() {
        return accepted.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException e) {
                // Closed, or the client was gone before it was accepted.
                continue;
            }
        }
    }

    private void serve(Socket client) {
        int number = accepted.incrementAndGet();
        Accepted connection = connecting.apply(number, client);
        if (connections.size() >= most) {
            connection.end();
            return;
        }
        Thread thread = daemon(name + "-" + number, () -> {
            connection.run();
            connections.remove(connection);
        });
        connections.put(connection, thread);
        thread.start();
        if (socket.isClosed()) {
            end(connection, thread);
        }
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void end(Accepted connection, Thread thread) {
        connection.end();
        thread.interrupt();
    }

    /** Ends every connection and frees the port: whoever connects afterwards is refused. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // As long as its thread waits for connections the system accepts them, though the socket is closed.
        Uninterrupted.join(acceptor);
        connections.forEach(Listener::end);
    }
}
