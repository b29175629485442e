package dev.cc5.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request line and its header, decoded so that each char is one byte. */
record RequestHead(String method, String target, String version, List<Request.Header> headers) {
    private static final int LONGEST_LINE = 1 << 20;

    /** Reads a head; null when the client has ended the connection before its first byte. */
    static @Nullable RequestHead read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        String[] words = line(in, first).split(" ", -1);
        if (words.length != 3) {
            throw new IOException("Not a request line of three words");
        }
        List<Request.Header> headers = new ArrayList<>();
        for (String line = line(in, in.read()); !line.isEmpty(); line = line(in, in.read())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Not a header field: " + line);
            }
            headers.add(new Request.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new RequestHead(words[0], words[1], words[2], List.copyOf(headers));
    }

    /** The rest of a line whose first byte was read. */
    static String line(InputStream in, int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = first; b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The request ended within a line");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("A line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Request.Header::value)
                .toList();
    }

    boolean says(String name, String value) {
        return values(name).stream().anyMatch(value::equalsIgnoreCase);
    }

    boolean isChunked() {
        return says("Transfer-Encoding", "chunked");
    }

    long contentLength() throws IOException {
        List<String> lengths = values("Content-Length");
        try {
            return lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
        } catch (NumberFormatException e) {
            throw new IOException("Not a length: " + lengths.get(0), e);
        }
    }

    boolean wantsClose() {
        return says("Connection", "close") || version.equals("HTTP/1.0");
    }
}
