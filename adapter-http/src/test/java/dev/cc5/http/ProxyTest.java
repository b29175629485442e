package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ProxyServer;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.ConnectProxy;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final String PASSWORD = Canaries.PASSWORD;

    private final LoopbackServer proxy = LoopbackServer.plain();

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void sendsACallThroughTheProxyAndTheKeyToThePortalOnly() {
        proxy.on("POST", "http://127.0.0.1:9" + TestPortal.ASYNC, TestPortal.received());
        try (TestPortal portal = behindProxy("http://127.0.0.1:9")) {
            portal.startImport();
        }

        Request request = proxy.requests().get(0);
        assertThat(request.header("Proxy-Authorization")).contains(basic());
        assertThat(request.header("Host")).contains("127.0.0.1:9");
    }

    @Test
    void asksTheProxyForATunnelToAnHttpsPortalWithoutTheKey() {
        proxy.onOthers(request -> refusal("502 Bad Gateway"));
        try (TestPortal portal = behindProxy("https://portal.example.com")) {
            TemporaryException failure = catchThrowableOfType(TemporaryException.class, portal::startImport);

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertNamesTheProxy(failure);
        }

        Request request = proxy.requests().get(0);
        assertThat(request.method()).isEqualTo("CONNECT");
        assertThat(request.target()).isEqualTo("portal.example.com:443");
        assertThat(request.header("Proxy-Authorization")).contains(basic());
        assertThat(request.headers().toString()).doesNotContain(TestPortal.KEY);
    }

    @Test
    void callsAnHttpsPortalThroughATunnelInWhichTheProxySeesNothing() {
        LoopbackServer server = LoopbackServer.tls()
                .on("POST", TestPortal.PATH, TestPortal.goodSlot())
                .on("POST", TestPortal.ASYNC, TestPortal.received())
                .on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));
        try (ConnectProxy tunnel = ConnectProxy.to(server.port());
                TestPortal portal = TestPortal.start(
                        server,
                        s -> s.caCertificate(server.caCertificate())
                                .proxy(ProxyServer.of(tunnel.uri("me:pass@").toString())))) {
            portal.requestSlot();
            portal.startImport();
            portal.check();

            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests()).allSatisfy(request -> {
                assertThat(request.header("x-api-key")).contains(TestPortal.KEY);
                assertThat(request.header("Proxy-Authorization")).isEmpty();
            });
            assertThat(tunnel.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n")
                            .containsIgnoringCase("proxy-authorization: Basic bWU6cGFzcw=="));
            assertThat(tunnel.heads() + tunnel.seen())
                    .doesNotContain(TestPortal.KEY, TestPortal.SIGNATURE, "appfile", "x-api-key");
            assertThat(tunnel.seen()).isNotEmpty();
        }
    }

    @Test
    void trustsTheOtherEndOfATunnelNoMoreThanWithoutOne() {
        LoopbackServer server = LoopbackServer.tls();
        try (ConnectProxy tunnel = ConnectProxy.to(server.port());
                TestPortal portal = TestPortal.start(
                        server, s -> s.proxy(ProxyServer.of(tunnel.uri("").toString())))) {
            assertThatThrownBy(portal::startImport)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("certificate");
            assertThat(tunnel.seen()).doesNotContain(TestPortal.KEY);
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502, 504})
    void neverGoesAroundAProxyThatRefuses(int status) {
        LoopbackServer server = LoopbackServer.tls();
        try (ConnectProxy refusing = ConnectProxy.refusing(status);
                TestPortal portal = TestPortal.start(
                        server,
                        s -> s.caCertificate(server.caCertificate())
                                .proxy(ProxyServer.of(refusing.uri("").toString())))) {
            assertThat(catchThrowable(portal::startImport))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("127.0.0.1:" + refusing.port());
            assertThat(refusing.heads()).hasSize(1).noneMatch(head -> head.contains(TestPortal.KEY));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void saysThatTheProxyWantsAPassword() {
        proxy.onOthers(request -> refusal("407 Proxy Authentication Required"));
        for (String target : new String[] {"https://portal.example.com", "http://127.0.0.1:9"}) {
            try (TestPortal portal = behindProxy(target)) {
                assertThatThrownBy(portal::startImport)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("asks for a user and a password")
                        .hasMessageNotContaining("canary");
            }
        }
    }

    @Test
    void namesTheProxyThatCannotBeReached() {
        try (TestPortal portal = behindProxy("https://portal.example.com")) {
            proxy.close();

            assertNamesTheProxy(catchThrowable(portal::startImport));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy:3128", "https://proxy", "socks://proxy", "http://a b", "http://u:canary@"})
    void refusesWhatIsNoHttpProxy(String url) {
        assertThatThrownBy(() -> ProxyServer.of(url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("proxy")
                .hasMessageNotContaining("canary");
    }

    @Test
    void readsThePartsOfAProxysUrl() {
        ProxyServer read = ProxyServer.of("http://user:" + "p%40ss+word" + "@proxy.example.com:8080");

        assertThat(read.host()).isEqualTo("proxy.example.com");
        assertThat(read.port()).isEqualTo(8080);
        assertThat(read.credentials()).contains(new ProxyServer.Credentials("user", "p@ss+word"));
        assertThat(read).hasToString("http://<redacted>@proxy.example.com:8080");
        assertThat(ProxyServer.of("http://proxy").port()).isEqualTo(3128);
    }

    @Test
    void doesNotTakeTheKeyInClearToAProxyElsewhere() {
        PortalSettings.Builder settings =
                TestPortal.settings(URI.create("http://127.0.0.1:9")).proxy(ProxyServer.of("http://proxy.example.com"));

        assertThatThrownBy(settings::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting proxy");
    }

    private TestPortal behindProxy(String portal) {
        String url = "http://me:" + PASSWORD.replace(" ", "%20") + "@127.0.0.1:" + proxy.port();
        return TestPortal.start(
                LoopbackServer.plain(),
                s -> TestPortal.settings(URI.create(portal)).proxy(ProxyServer.of(url)));
    }

    private void assertNamesTheProxy(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(TemporaryException.class)
                .hasMessageContaining("http://<redacted>@127.0.0.1:" + proxy.port())
                .hasMessageNotContaining("canary");
    }

    private static Answer refusal(String status) {
        return Answer.raw(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
