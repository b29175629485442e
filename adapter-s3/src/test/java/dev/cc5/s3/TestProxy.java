package dev.cc5.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on this machine that tunnels everything to one port, or refuses. */
final class TestProxy implements AutoCloseable {
    final List<String> heads = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final int status;
    private final int target;

    private TestProxy(int status, int target) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.status = status;
        this.target = target;
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                start(() -> serve(client));
            }
        });
    }

    static TestProxy to(int port) throws IOException {
        return new TestProxy(200, port);
    }

    static TestProxy refusing(int status) throws IOException {
        return new TestProxy(status, 0);
    }

    URI uri(String credentials) {
        return URI.create("http://" + credentials + "127.0.0.1:" + listener.getLocalPort());
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            heads.add(head(client.getInputStream()));
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " \r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (status == 200) {
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    start(() -> copy(server.getInputStream(), client.getOutputStream()));
                    copy(client.getInputStream(), server.getOutputStream());
                }
            }
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

    private static void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One of the three has closed its end.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
