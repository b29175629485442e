package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import dev.cc5.testkit.AdapterProviderContract;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortalProviderTest implements AdapterProviderContract {
    private static final Map<String, String> NEEDED =
            Map.of("portal", "https://portal.example.com", "workspace", "w", "bucket", "b");

    @Override
    public AdapterProvider provider() {
        return new HttpPortalProvider();
    }

    @Override
    public Map<String, String> requiredValues() {
        return NEEDED;
    }

    @Override
    public Map<String, Supplier<String>> requiredSecrets() {
        return Map.of("api-key", () -> TestPortal.KEY);
    }

    @Test
    void tellsTheStepsThatItsAdaptersServe() {
        try (Adapter adapter = open(NEEDED)) {
            assertThat(provider().name()).isEqualTo("http");
            assertThat(provider().steps())
                    .containsExactlyInAnyOrder(
                            Step.REQUEST_SLOT, Step.START_IMPORT, Step.CHECK_STATUS, Step.QUERY_ROWS);
            assertThat(adapter.uploadUrlProvider()).isPresent();
            assertThat(adapter.fileUploader()).isEmpty();
            assertThat(adapter.fileImporter()).isPresent();
            assertThat(adapter.statusChecker()).isPresent();
        }
    }

    @Test
    void opensAPortalWithAllThatIsSet() {
        LoopbackServer server = LoopbackServer.tls();
        server.on("POST", "/api" + TestPortal.SYNC, TestPortal.received());
        server.on("GET", "/api" + TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Job\":\"Fertig\"}}"));
        Map<String, String> values = new HashMap<>(NEEDED);
        values.putAll(Map.of(
                "portal", server.url("/api"),
                "file-type", "json",
                "sync", "true",
                "connections", "2",
                "ca-cert", server.caCertificate().toString(),
                "status-pointers", "/Data/State, /Data/Job",
                "status-words", "succeeded=fertig,ok;not-begun=neu"));

        try (Adapter adapter = open(values)) {
            adapter.fileImporter().orElseThrow().startImport(TestPortal.FILE, Tracking.none(), TestPortal.soon());
            FileStatus status = adapter.statusChecker().orElseThrow().check(TestPortal.FILE_ID, TestPortal.soon());

            assertThat(adapter.origin()).isEqualTo(server.url("/api"));
            assertThat(status.phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(server.requests().get(0).header("x-api-key")).contains(TestPortal.KEY);
            assertThat(server.requests().get(0).bodyText()).contains("\"FileType\":\"json\"");
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2s", "PT0.2S"})
    void givesUpASilentPortalWhenItsTimeIsUp(String silence) {
        LoopbackServer server = LoopbackServer.plain();
        server.onOthers(request -> Answer.never());
        Map<String, String> values = new HashMap<>(NEEDED);
        values.put("portal", server.origin());
        values.put("idle-timeout", silence);

        try (Adapter adapter = open(values)) {
            assertThatThrownBy(() -> adapter.statusChecker().orElseThrow().check(TestPortal.FILE_ID, TestPortal.soon()))
                    .isInstanceOf(TemporaryException.class)
                    .hasMessageContaining("silent");
        }
        server.close();
    }

    @Test
    void goesThroughTheProxyThatIsSet() {
        LoopbackServer proxy = LoopbackServer.plain();
        proxy.on("POST", "http://127.0.0.1:9" + TestPortal.ASYNC, TestPortal.received());
        Map<String, String> values = new HashMap<>(NEEDED);
        values.put("portal", "http://127.0.0.1:9");
        values.put("proxy", proxy.origin());
        values.put("sync", "false");

        try (Adapter adapter = open(values)) {
            adapter.fileImporter().orElseThrow().startImport(TestPortal.FILE, Tracking.none(), TestPortal.soon());
        }

        assertThat(proxy.requests()).hasSize(1);
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "portal~https://canary canary",
                "sync~canary",
                "connections~canary",
                "idle-timeout~canary",
                "idle-timeout~-1s",
                "ca-cert~a\u0000b",
                "proxy~canary",
                "status-pointers~canary",
                "status-words~canary",
                "status-words~canary=x",
                "status-words~failed=,canary"
            })
    void namesTheSettingThatIsWrongWithoutItsValue(String name, String value) {
        Map<String, String> values = new HashMap<>(NEEDED);
        values.put(name, value);

        assertThatThrownBy(() -> open(values))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("setting " + name)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    private static Adapter open(Map<String, String> values) {
        return new HttpPortalProvider().open(new AdapterSettings(values, Map.of("api-key", () -> TestPortal.KEY)));
    }
}
