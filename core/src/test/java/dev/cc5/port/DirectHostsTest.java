package dev.cc5.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectHostsTest {
    @ParameterizedTest
    @CsvSource({
        "portal.example.com, portal.example.com, true",
        "example.com, portal.example.com, true",
        ".example.com, portal.example.com, true",
        "*.Example.com:443, PORTAL.example.com., true",
        "'a.org , example.com', example.com, true",
        "*, anything, true",
        "10.1.2.3, 10.1.2.3, true",
        "[::1]:443, [::1], true",
        "::1, [::1], true",
        "ample.com, example.com, false",
        "portal.example.com, example.com, false",
        "', ,', example.com, false"
    })
    void areThoseThatAreNamedAndAllBelowThem(String list, String host, boolean included) {
        assertThat(DirectHosts.of(list).include(host)).isEqualTo(included);
    }
}
