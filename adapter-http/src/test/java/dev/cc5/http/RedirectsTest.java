package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirectAndTakesTheKeyNowhereElse(int status) {
        try (LoopbackServer elsewhere = LoopbackServer.plain()) {
            String target = elsewhere.url("/steal?token=canary");
            portal.server.onOthers(request -> Answer.status(status).header("Location", target));

            assertThatThrownBy(portal::check)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(elsewhere.origin())
                    .hasMessageNotContaining("canary");
            assertThatThrownBy(portal::startImport).isInstanceOf(ConfigurationException.class);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(portal.server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/same/origin", "::nonsense::", "mailto:me", ""})
    void followsNoRedirectThatNamesNoOrigin(String location) {
        portal.server.onOthers(request -> Answer.status(302).header("Location", location));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sends it elsewhere");
    }
}
