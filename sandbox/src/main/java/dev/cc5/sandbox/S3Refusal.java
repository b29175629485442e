package dev.cc5.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * S3's no: a status and an XML document with S3's own code.
 *
 * @param details what the document says besides, in this order
 */
record S3Refusal(int status, String code, String message, Map<String, String> details) {
    static final S3Refusal ACCESS_DENIED = new S3Refusal(403, "AccessDenied", "Access Denied");

    S3Refusal(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** The same with one more element. */
    S3Refusal with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new S3Refusal(status, code, message, more);
    }

    /** Answers at once, whether the body was read or not, and ends the connection, as S3 does. */
    void answer(Response response, Callback callback) {
        String id = Ids.next();
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put("x-amz-request-id", id);
        response.write(true, ByteBuffer.wrap(xml(id).getBytes(StandardCharsets.UTF_8)), callback);
    }

    private String xml(String requestId) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        element(xml, "Code", code);
        element(xml, "Message", message);
        details.forEach((name, value) -> element(xml, name, value));
        element(xml, "RequestId", requestId);
        return xml.append("</Error>").toString();
    }

    private static void element(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append('>');
        value.chars().forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.append(c < ' ' ? ' ' : (char) c);
            }
        });
        xml.append("</").append(name).append('>');
    }
}
