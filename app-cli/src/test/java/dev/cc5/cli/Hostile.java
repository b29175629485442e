package dev.cc5.cli;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Exchange;
import dev.cc5.testkit.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Answers that want to do harm, by name. What ends, ends with the connection. */
final class Hostile {
    private static final int LEVELS = 200_000;
    private static final int BLOCK = 64 * 1024;

    /** A DTD whose entity would be a billion letters. */
    static final String ENTITY_BOMB = "<?xml version=\"1.0\"?><!DOCTYPE Error [<!ENTITY a0 \"lol\">" + entities()
            + "]><Error><Code>AccessDenied</Code><Message>&a9;</Message></Error>";

    /** A DTD that would fetch something. */
    static final String EXTERNAL_ENTITY =
            "<?xml version=\"1.0\"?><!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<Error><Code>AccessDenied</Code><Message>&x;</Message></Error>";

    private Hostile() {}

    private static String entities() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            all.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return all.toString();
    }

    /** What can be wrong with any HTTP answer, of this status. */
    static Map<String, Answer> answers(int status) {
        Map<String, Answer> all = new LinkedHashMap<>();
        all.put("endless", Answer.status(status).body(spaces(BLOCK)).endless());
        all.put(
                "endless-by-its-length",
                Answer.status(status)
                        .header("Content-Length", String.valueOf(1L << 40))
                        .body(spaces(BLOCK))
                        .endless());
        all.put("gzip-bomb", gzipBomb(status));
        all.put("large-header", Answer.status(status).header("X-Large", "x".repeat(1 << 20)));
        all.put("endless-headers", endlessly("HTTP/1.1 " + status + " \r\n", "X-More: " + "x".repeat(100) + "\r\n"));
        all.put("endless-interim-answers", endlessly("", "HTTP/1.1 100 Continue\r\n\r\n"));
        all.put("endless-line", endlessly("HTTP/1.1 " + status + " ", "x".repeat(1000)));
        all.put(
                "length-and-chunks",
                Answer.status(status)
                        .header("Content-Length", "2")
                        .header("Transfer-Encoding", "chunked")
                        .body("2\r\n{}\r\n0\r\n\r\n"));
        all.put(
                "two-lengths",
                Answer.status(status)
                        .header("Content-Length", "2")
                        .header("Content-Length", "200")
                        .body("{}"));
        all.put("no-http", Answer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        all.put("cut", Answer.status(status).body("{\"IsSuccess\":tr").claiming(500));
        return all;
    }

    /** What can be wrong with JSON. */
    static Map<String, Answer> json() {
        Map<String, Answer> all = new LinkedHashMap<>();
        all.put("deep", json("[".repeat(LEVELS) + "]".repeat(LEVELS)));
        all.put(
                "deep-data",
                json("{\"IsSuccess\":true,\"Data\":" + "{\"a\":".repeat(LEVELS / 2) + "1" + "}".repeat(LEVELS / 2)
                        + "}"));
        all.put("duplicates", json("{\"IsSuccess\":false,\"IsSuccess\":true,\"Data\":{\"Status\":\"Completed\"}}"));
        all.put("wrong-types", json("{\"IsSuccess\":\"yes\",\"Data\":[{\"FileId\":1,\"Url\":true,\"Status\":{}}]}"));
        all.put("no-object", json("[{\"IsSuccess\":true}]"));
        all.put("null", json("null"));
        all.put("long-number", json("{\"IsSuccess\":true,\"Data\":{\"Status\":" + "9".repeat(10_000_000) + "}}"));
        all.put(
                "number-within-the-limit",
                json("{\"IsSuccess\":true,\"Data\":{\"Status\":" + "9".repeat(900_000) + "}}"));
        all.put(
                "large-exponent",
                json("{\"IsSuccess\":true,\"Data\":{\"FileId\":1e999999999,\"Status\":1e999999999}}"));
        all.put("long-string", json("{\"IsSuccess\":true,\"Data\":{\"Status\":\"" + "x".repeat(20_000_000) + "\"}}"));
        all.put("many-members", json("{\"IsSuccess\":true,\"Data\":{" + members(60_000) + "}}"));
        all.put("not-utf-8", Answer.status(200).body(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'}));
        return all;
    }

    private static String members(int count) {
        StringBuilder all = new StringBuilder("\"m\":0");
        for (int i = 0; i < count; i++) {
            all.append(",\"m").append(i).append("\":[]");
        }
        return all.toString();
    }

    private static Response json(String body) {
        return Answer.json(200, body);
    }

    private static byte[] spaces(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) ' ');
        return bytes;
    }

    private static Response gzipBomb(int status) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 4096; i++) {
                gzip.write(spaces(BLOCK));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.status(status).header("Content-Encoding", "gzip").body(bytes.toByteArray());
    }

    private static Answer endlessly(String begin, String more) {
        byte[] block = more.repeat(100).getBytes(StandardCharsets.US_ASCII);
        return exchange -> {
            exchange.readBody();
            exchange.write(begin.getBytes(StandardCharsets.US_ASCII));
            writeForEver(exchange, block);
        };
    }

    private static void writeForEver(Exchange exchange, byte[] block) throws IOException {
        while (true) {
            exchange.write(block);
        }
    }
}
