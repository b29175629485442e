package dev.cc5.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP by hand, for what no client lets one say. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** What came back, up to the end of the connection. */
    record Response(int status, String head, String body) {
        /** The content of an element of S3's XML; empty where there is none. */
        String element(String name) {
            int from = body.indexOf("<" + name + ">");
            return from < 0 ? "" : body.substring(from + name.length() + 2, body.indexOf("</" + name + ">", from));
        }

        String code() {
            return element("Code");
        }
    }

    /** Sends a request with these header lines and all of the body, and reads until the server closes. */
    static Response send(URI server, String method, String target, String headerLines, byte[] body) {
        return send(
                server,
                method + " " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headerLines
                        + "Connection: close\r\n\r\n",
                body);
    }

    /** Sends these bytes as they are, and reads until the server closes. */
    static Response send(URI server, String head, byte[] body) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Response read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No HTTP answer: '" + text + "'");
        }
        int status = Integer.parseInt(text.split(" ", 3)[1]);
        return new Response(status, text.substring(0, end).toLowerCase(Locale.ROOT), text.substring(end + 4));
    }

    /** What stands in the request line for a URL, byte for byte. */
    static String target(String url) {
        return url.substring(url.indexOf('/', "https://".length()));
    }
}
