package dev.cc5.s3;

import dev.cc5.model.Explanation;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SourceFile;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The head of the PUT: the URL's own target byte for byte, and the headers that its signature allows (PLATFORM
 * section 6). Always with a {@code Content-Length}; never with an {@code x-amz-*} or a credential.
 *
 * @param target path and query as they are in the URL
 * @param headers all of them
 */
record SignedPut(String target, HttpHeaders headers) {
    private static final String CONTENT_TYPE = "application/octet-stream";
    private static final Set<String> SUPPLIED = Set.of("host", "content-length", "content-type", "content-md5");

    /**
     * The head for these bytes.
     *
     * @throws RefusedException when the signature demands a header that nobody but the signer can supply; names it
     */
    static SignedPut of(SignedUrl url, SourceFile source) {
        Signature signature = Signature.of(url);
        Set<String> demanded = signature.headers();
        for (String name : demanded) {
            if (!SUPPLIED.contains(name)) {
                throw undeliverable(url, name, "only the portal knows what it is to say");
            }
        }
        HttpHeaders headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.HOST, Endpoint.of(url).authority())
                .set(HttpHeaderNames.CONTENT_LENGTH, source.size())
                .set(HttpHeaderNames.USER_AGENT, "cc5");
        if (signature.version() == Signature.Version.V4) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, CONTENT_TYPE);
        }
        if (demanded.contains("content-md5")) {
            String md5 = source.md5().orElseThrow(() -> undeliverable(url, "content-md5", "the file's is not known"));
            headers.set(
                    HttpHeaderNames.CONTENT_MD5,
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5)));
        }
        return new SignedPut(target(url.reveal()), headers);
    }

    /** What stands behind scheme and authority; not one character of it is touched. */
    private static String target(String url) {
        int from = url.indexOf("://") + 3;
        while (from < url.length() && url.charAt(from) != '/' && url.charAt(from) != '?') {
            from++;
        }
        String target = url.substring(from);
        return target.startsWith("/") ? target : "/" + target;
    }

    private static RefusedException undeliverable(SignedUrl url, String header, String why) {
        return new RefusedException(new Explanation(
                "uploading to " + url.origin(),
                "the signed URL demands the header \"" + header.toLowerCase(Locale.ROOT) + "\", and " + why,
                "Ask whoever runs the portal for URLs that sign the host alone. Nothing was sent."));
    }
}
