package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.testkit.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://portal.example.com, https://portal.example.com",
        "HTTPS://Portal.Example.COM:443/Api/v1//, https://portal.example.com",
        "https://portal.example.com:8443/, https://portal.example.com:8443",
        "http://localhost:80, http://localhost",
        "http://LOCALHOST:5000/x, http://localhost:5000",
        "http://a.localhost:5000, http://a.localhost:5000",
        "http://127.0.0.2:5000, http://127.0.0.2:5000",
        "http://[::1]:5000, http://[::1]:5000",
        "http://[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]"
    })
    void takesHttpsAndHttpOnThisMachine(String portal, String origin) {
        assertThat(TestPortal.settings(URI.create(portal)).build().origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://1270.0.0.1",
                "http://[::2]",
                "http://[::ffff:1]",
                "http://[2001:db8::1]",
                "ftp://portal.example.com",
                "portal.example.com",
                "/path",
                "https:portal",
                "https:///path",
                "https://portal.example.com:65536",
                "https://portal.example.com:0",
                "https://user:canary@portal.example.com",
                "https://portal.example.com?canary",
                "https://portal.example.com#canary"
            })
    void refusesAllOtherPortals(String portal) {
        assertThatThrownBy(TestPortal.settings(URI.create(portal))::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting portal")
                .hasMessageNotContaining("canary");
    }

    @Test
    void putsThePathOfThePortalBeforeEveryEndpoints() {
        LoopbackServer server = LoopbackServer.plain();
        try (TestPortal portal = TestPortal.start(server, s -> TestPortal.settings(server.uri("/api/v%201/")))) {
            server.on("POST", "/api/v%201" + TestPortal.ASYNC, TestPortal.received());

            portal.startImport();

            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nb", "é"})
    void refusesAWorkspaceOrBucketThatNoHeaderCanHold(String id) {
        URI portal = URI.create("https://portal.example.com");
        ApiKeySource key = () -> ApiKey.of("k");
        assertThatThrownBy(PortalSettings.builder(portal, id, "b", key)::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting workspace");
        assertThatThrownBy(PortalSettings.builder(portal, "w", id, key)::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting bucket");
    }

    @Test
    void hasTheLimitsOfTheDesign() {
        PortalTimeouts limits = PortalSettings.builder(
                        URI.create("https://portal.example.com"), "w", "b", () -> ApiKey.of("k"))
                .build()
                .timeouts();

        assertThat(limits.connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.tls()).isEqualTo(Duration.ofSeconds(10));
        assertThat(limits.silence()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limits.call()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Exchange.MAX_ANSWER).isEqualTo(1024 * 1024);
    }

    @Test
    void refusesWhatCannotWork() {
        PortalSettings.Builder settings = TestPortal.settings(URI.create("https://portal.example.com"));
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(settings.connections(0)::build).hasMessageContaining("setting connections");
        assertThatThrownBy(settings.connections(1).fileType("")::build).hasMessageContaining("setting file-type");
        assertThatThrownBy(() -> new RequestHeaders("a b", "c", "d")).hasMessageContaining("\"a b\"");
        assertThatThrownBy(() -> new RequestHeaders("a", "", "d")).hasMessageContaining("\"\"");
        assertThatThrownBy(() -> new PortalTimeouts(second, second, Duration.ZERO, second))
                .hasMessageContaining("silence");
        assertThatThrownBy(() -> StatusWords.DEFAULT.withNotBegun("--")).hasMessageContaining("letter");
        assertThatThrownBy(() -> StatusWords.DEFAULT.at("Data/State")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsTheHeadersUnderTheirGivenNames() {
        try (TestPortal portal =
                TestPortal.start(settings -> settings.headers(new RequestHeaders("X-Key", "X-Ws", "X-Bucket")))) {
            portal.server.on("POST", TestPortal.ASYNC, TestPortal.received());

            portal.startImport();

            var request = portal.server.requests().get(0);
            assertThat(request.header("X-Key")).contains(TestPortal.KEY);
            assertThat(request.header("X-Ws")).contains(TestPortal.WORKSPACE);
            assertThat(request.header("X-Bucket")).contains(TestPortal.BUCKET);
            assertThat(request.header("x-api-key")).isEmpty();
        }
    }
}
