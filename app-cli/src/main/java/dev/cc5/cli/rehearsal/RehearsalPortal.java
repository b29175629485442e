package dev.cc5.cli.rehearsal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ServerSocketFactory;

/** Says yes to everything an import asks, portal and S3 in one, on the loopback address. Keeps no rule of either. */
final class RehearsalPortal implements AutoCloseable {
    private static final String FILE = "\"FileId\":\"1\",\"FilePath\":\"//b/1\",\"ActionId\":\"1\"";

    private final ServerSocket listener;
    private final String scheme;

    private RehearsalPortal(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
    }

    static RehearsalPortal open(ServerSocketFactory sockets, String scheme) throws IOException {
        ServerSocket listener = sockets.createServerSocket(0, 16, InetAddress.getLoopbackAddress());
        RehearsalPortal portal = new RehearsalPortal(listener, scheme);
        daemon(portal::accept);
        return portal;
    }

    String url() {
        return scheme + "://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The rehearsal is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                int length = 0;
                for (String field = line(in); !field.isEmpty(); field = line(in)) {
                    String lower = field.toLowerCase(Locale.ROOT);
                    length = lower.startsWith("content-length:")
                            ? Integer.parseInt(lower.substring(15).strip())
                            : length;
                }
                in.skipNBytes(length);
                socket.getOutputStream().write(answer(first).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The client has what it wanted.
        }
    }

    private String answer(String requestLine) {
        String body = requestLine.startsWith("PUT ") ? "" : "{\"IsSuccess\":true,\"Data\":{" + data(requestLine) + "}}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private String data(String requestLine) {
        if (requestLine.startsWith("GET ")) {
            return FILE + ",\"Status\":\"Completed\"";
        }
        return FILE + ",\"Url\":\"" + url() + "/put?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0\"";
    }

    /** A line without its end; empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
