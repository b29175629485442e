package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.DirectHosts;
import dev.cc5.port.ProxyServer;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.ConnectProxy;
import dev.cc5.testkit.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {
    @Test
    void goesThroughAProxyToHttpsWithoutTellingItTheUrl() {
        LoopbackServer server = LoopbackServer.tls().on("PUT", TestUploads.PATH, Answer.status(200));
        try (ConnectProxy proxy = ConnectProxy.to(server.port());
                TestUploads s3 = TestUploads.to(
                        server,
                        settings ->
                                settings.caCertificates(server.caCertificate()).proxy(through(proxy, "")))) {
            s3.put("x");

            assertThat(server.awaitRequest(1).target()).isEqualTo(TestUploads.TARGET);
            assertThat(server.awaitRequest(1).header("Proxy-Authorization")).isEmpty();
            assertThat(proxy.heads()).hasSize(1);
            assertThat(proxy.heads().get(0))
                    .startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n")
                    .doesNotContain("X-Amz");
            assertThat(proxy.seen()).isNotEmpty().doesNotContain("X-Amz", TestUploads.SIGNATURE, "PUT ");
        }
    }

    @Test
    void tunnelsHttpToo() {
        LoopbackServer server = LoopbackServer.plain().on("PUT", TestUploads.PATH, Answer.status(200));
        try (ConnectProxy proxy = ConnectProxy.to(server.port());
                TestUploads s3 = TestUploads.to(server, settings -> settings.proxy(through(proxy, "")))) {
            s3.put(TestSource.ofSize(2_000_000));

            assertThat(server.awaitRequest(1).target()).isEqualTo(TestUploads.TARGET);
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    void givesTheProxyItsPasswordAndNobodyElse() {
        LoopbackServer server = LoopbackServer.plain().on("PUT", TestUploads.PATH, Answer.status(200));
        try (ConnectProxy proxy = ConnectProxy.to(server.port());
                TestUploads s3 = TestUploads.to(server, settings -> settings.proxy(through(proxy, "me:p%40ss@")))) {
            s3.put("x");

            assertThat(proxy.heads().get(0)).containsIgnoringCase("proxy-authorization: Basic bWU6cEBzcw==");
            assertThat(server.awaitRequest(1).header("Proxy-Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"407, user and password", "403, let it pass", "302, let it pass"})
    void namesTheProxyThatRefuses(int status, String advice) {
        assertThat(refusedWith(status))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("proxy")
                .hasMessageContaining("" + status)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({"502", "503", "504"})
    void aProxyThatCannotConnectNowMayLater(int status) {
        assertThat(refusedWith(status)).isInstanceOf(TemporaryException.class).hasMessageContaining("proxy");
    }

    private static ImportException refusedWith(int status) {
        LoopbackServer server = LoopbackServer.plain();
        try (ConnectProxy proxy = ConnectProxy.refusing(status);
                TestUploads s3 = TestUploads.to(server, settings -> settings.proxy(through(proxy, "me:secret@")))) {
            try {
                s3.put("x");
            } catch (ImportException e) {
                assertThat(e.toString()).doesNotContain("secret");
                assertThat(server.connections()).isZero();
                return e;
            }
            throw new AssertionError("It went through");
        }
    }

    @Test
    void givesUpAProxyThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestUploads s3 = TestUploads.to(
                        LoopbackServer.plain(),
                        settings -> settings.connectTimeout(Duration.ofMillis(200))
                                .proxy(ProxyServer.of("http://127.0.0.1:" + silent.getLocalPort())))) {
            assertThatThrownBy(() -> s3.put("x")).isInstanceOf(TemporaryException.class);
        }
    }

    @Test
    void leavesTheProxyOutForHostsThatAreReachedWithoutIt() {
        LoopbackServer server = LoopbackServer.plain().on("PUT", TestUploads.PATH, Answer.status(200));
        try (ConnectProxy proxy = ConnectProxy.to(server.port());
                TestUploads s3 = TestUploads.to(server, settings -> settings.proxy(aside(proxy)))) {
            s3.put("x");

            assertThat(server.awaitRequest(1).target()).isEqualTo(TestUploads.TARGET);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    private static ProxyServer through(ConnectProxy proxy, String credentials) {
        return ProxyServer.of(proxy.uri(credentials).toString());
    }

    private static ProxyServer aside(ConnectProxy proxy) {
        URI uri = proxy.uri("");
        return new ProxyServer(uri.getHost(), uri.getPort(), Optional.empty(), DirectHosts.of("127.0.0.1"));
    }
}
