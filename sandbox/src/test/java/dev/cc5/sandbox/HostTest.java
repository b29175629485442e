package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page whose name was turned to this machine gets nothing, whatever it knows. */
class HostTest {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static RawHttp.Response refresh(String host) {
        return RawHttp.send(
                sandbox.portal(),
                "POST /status/refresh HTTP/1.1\r\nHost: " + host + "\r\nx-api-key: " + sandbox.apiKey()
                        + "\r\nX-Param-Override-WorkspaceId: " + sandbox.workspace()
                        + "\r\nX-Param-Override-BucketId: " + sandbox.bucket()
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                new byte[0]);
    }

    private static RawHttp.Response put(String host) {
        Secrets secrets = new Secrets(sandbox.apiKey(), sandbox.accessKey(), sandbox.secretKey());
        String url = new UrlSigner(URI.create("http://" + host), secrets, Duration.ofMinutes(1), Clock.systemUTC())
                .signPut(sandbox.s3Bucket(), "rebound");
        return RawHttp.send(
                sandbox.s3(),
                "PUT " + RawHttp.target(url) + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Length: 5\r\nConnection: close\r\n\r\n",
                BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:18080", "localhost.evil.example", "10.0.0.1", "0"})
    void answersToNoOtherName(String host) {
        RawHttp.Response portal = refresh(host);
        RawHttp.Response s3 = put(host);

        assertThat(portal.status()).isEqualTo(403);
        assertThat(portal.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(s3.status()).isEqualTo(403);
        assertThat(s3.code()).isEqualTo("AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:9", "LocalHost:18080", "[::1]:18080"})
    void answersToItsOwnNames(String host) {
        assertThat(refresh(host).status()).isEqualTo(200);
        assertThat(put(host).status()).isEqualTo(200);
    }
}
