package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import dev.cc5.port.ProxyServer;
import dev.cc5.testkit.AdapterProviderContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3UploadsProviderTest implements AdapterProviderContract {
    @Override
    public AdapterProvider provider() {
        return new S3UploadsProvider();
    }

    @Override
    public Map<String, String> requiredValues() {
        return Map.of("portal", "https://portal.example.com");
    }

    @Override
    public Map<String, Supplier<String>> requiredSecrets() {
        return Map.of();
    }

    private static AdapterSettings settings(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("portal", "https://Portal.example.com/base"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new AdapterSettings(values, Map.of());
    }

    @Test
    void hasTheDefaultsOfTheDesign() {
        UploadSettings settings = S3UploadsProvider.read(settings());

        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.tlsTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.proxy()).isEmpty();
        assertThat(settings.caCertificates()).isEmpty();
        assertThat(settings.allowedHosts()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        UploadSettings settings = S3UploadsProvider.read(settings(
                "idle-timeout",
                "45s",
                "ca-cert",
                "ca.pem",
                "proxy",
                "http://proxy:3128",
                "allow-host",
                "A.corp, b.corp,",
                "no-proxy",
                ".amazonaws.com"));

        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.caCertificates()).contains(Path.of("ca.pem"));
        assertThat(settings.proxy()).map(ProxyServer::toString).contains("http://proxy:3128");
        assertThat(settings.allowedHosts()).isEqualTo(Set.of("a.corp", "b.corp"));
        assertThat(settings.proxy().get().isFor("s3.amazonaws.com")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "PT1M30S, PT1M30S"})
    void readsTimesAsPeopleWriteThem(String text, Duration time) {
        assertThat(S3UploadsProvider.read(settings("idle-timeout", text)).idleTimeout())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "idle-timeout, soon",
        "idle-timeout, 0s",
        "idle-timeout, -5s",
        "idle-timeout, 30",
        "proxy, proxy:3128",
        "proxy, https://proxy",
        "proxy, http://proxy:99999",
        "portal, https://portal:65536",
        "proxy, 'http://me:secret@ bad'",
        "portal, nonsense",
        "portal, ftp://portal",
        "ca-cert, no-such-file.pem",
    })
    void saysWhichSettingIsWrongAndRepeatsNone(String name, String value) {
        assertThatThrownBy(() ->
                        new S3UploadsProvider().open(settings(name, value)).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        name.equals("ca-cert") ? value : name.replace('-', ' ').substring(0, 4))
                .hasMessageNotContaining("secret");
    }

    @Test
    void offersAnUploaderAndSaysForWhichPortal() {
        try (Adapter adapter = new S3UploadsProvider().open(settings())) {
            assertThat(adapter.fileUploader()).isPresent();
            assertThat(adapter.origin()).isEqualTo("https://Portal.example.com");
        }
    }

    @Test
    void showsNoPasswordOfAProxy() {
        assertThat(S3UploadsProvider.read(settings("proxy", "http://me:secret@proxy:3128")))
                .asString()
                .contains("proxy")
                .doesNotContain("secret");
    }
}
