package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The tests of connections run twice: with BoringSSL, and with the JDK's TLS as where its library does not load. */
class TlsTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "BoringSSL comes for Linux only")
    void thisRunHasTheTlsThatItIsAbout() {
        assertThat(OpenSsl.isAvailable()).isEqualTo("boringssl".equals(System.getProperty("cc5.tls")));
    }
}
