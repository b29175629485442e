package dev.cc5.s3;

import dev.cc5.model.SignedUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the signature in a URL's query says about headers.
 *
 * @param version how it was signed
 * @param headers the names of the headers that it covers, in lower case
 */
record Signature(Version version, Set<String> headers) {
    /** The ways to sign a URL (PLATFORM section 6). */
    enum Version {
        /** Covers content type and MD5, which must therefore be left out. */
        V2,
        /** Covers the headers that {@code X-Amz-SignedHeaders} names. */
        V4,
        /** Not one that is known. */
        OTHER
    }

    static Signature of(SignedUrl url) {
        List<Parameter> query = Parameter.of(url);
        Set<String> headers = query.stream()
                .filter(p -> p.name().equals("X-Amz-SignedHeaders"))
                .flatMap(p -> Arrays.stream(p.value().split(";")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Signature(version(query), headers);
    }

    private static Version version(List<Parameter> query) {
        Set<String> names = query.stream().map(Parameter::name).collect(Collectors.toSet());
        if (names.contains("X-Amz-Signature")) {
            return Version.V4;
        }
        return names.contains("Signature") && names.contains("AWSAccessKeyId") ? Version.V2 : Version.OTHER;
    }

    private record Parameter(String name, String value) {
        static List<Parameter> of(SignedUrl url) {
            String query = Objects.requireNonNullElse(url.uri().getRawQuery(), "");
            return Arrays.stream(query.split("&")).map(Parameter::parse).toList();
        }

        private static Parameter parse(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Parameter(decode(text), "")
                    : new Parameter(decode(text.substring(0, equals)), decode(text.substring(equals + 1)));
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }
}
