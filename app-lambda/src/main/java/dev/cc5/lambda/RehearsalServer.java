package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** Says yes to everything that an import asks, portal, S3 and Secrets Manager in one, on the loopback address. Keeps no rule of either. */
final class RehearsalServer implements AutoCloseable {
    /** The one object. */
    static final String CONTENT = """
            00|c|cc5|20260101000000|1
            01|rehearsal|w|b|d|a
            02|entityId
            03|entityId:string|name:string
            10|1|one|
            99|1|
            """;

    private static final String FILE = "\"FileId\":\"1\",\"FilePath\":\"//b/1\",\"ActionId\":\"1\"";

    private final ServerSocket listener;

    private RehearsalServer(ServerSocket listener) {
        this.listener = listener;
    }

    static RehearsalServer open() throws IOException {
        RehearsalServer server = new RehearsalServer(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        daemon(server::accept);
        return server;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
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
            String first = line(in);
            int length = 0;
            for (String field = line(in); !field.isEmpty(); field = line(in)) {
                String lower = field.toLowerCase(Locale.ROOT);
                length = lower.startsWith("content-length:")
                        ? Integer.parseInt(lower.substring(15).strip())
                        : length;
            }
            in.skipNBytes(length);
            socket.getOutputStream().write(answer(first).getBytes(US_ASCII));
        } catch (IOException gone) {
            // The client has closed its connection.
        }
    }

    private String answer(String request) {
        if (request.startsWith("POST")) {
            String url = uri() + "/upload/1?X-Amz-Signature=0";
            // The portal's answer to each of its steps, and Secrets Manager's.
            String body = "{\"SecretString\":\"rehearsal\",\"IsSuccess\":true,\"Data\":{" + FILE + ",\"Url\":\"" + url
                    + "\"}}";
            return response("application/json", body);
        }
        return request.startsWith("GET") ? response("text/plain", CONTENT) : response("text/plain", "");
    }

    private static String response(String type, String body) {
        // No connection is kept: none must be in a snapshot.
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: \"e\"\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
