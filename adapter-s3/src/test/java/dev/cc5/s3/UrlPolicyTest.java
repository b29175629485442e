package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {
    private static final UrlPolicy REMOTE = policy("https://portal.example.com");
    private static final UrlPolicy LOCAL = policy("http://127.0.0.1:8080");
    private static final String PUBLIC = "52.216.0.1";

    private static UrlPolicy policy(String portal, String... allowed) {
        return new UrlPolicy(URI.create(portal), Set.of(allowed));
    }

    private static void check(UrlPolicy policy, String url, String... addresses) throws UnknownHostException {
        List<InetAddress> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(InetAddress.getByName(address));
        }
        policy.check(Endpoint.of(URI.create(url)), all);
    }

    private static void refuses(UrlPolicy policy, String url, String... addresses) {
        assertThatThrownBy(() -> check(policy, url, addresses)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void takesHttpsToPublicAddresses() throws UnknownHostException {
        check(REMOTE, "https://b.s3.amazonaws.com/k", PUBLIC, "2600:1fa0::1");
    }

    @Test
    void takesNoHttpAcrossTheNetwork() {
        refuses(REMOTE, "http://b.s3.amazonaws.com/k", PUBLIC);
        refuses(LOCAL, "http://b.s3.amazonaws.com/k", PUBLIC);
        refuses(policy("https://portal.example.com", "b.s3.amazonaws.com"), "http://b.s3.amazonaws.com/k", PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://127.0.0.1:1",
                "http://127.9.9.9",
                "https://[::1]:2",
                "http://a.localhost"
            })
    void takesHttpOnThisMachineFromAPortalOnThisMachine(String portal) throws UnknownHostException {
        check(policy(portal), "http://localhost:9000/k", "127.0.0.1", "::1");
    }

    @Test
    void doesNotLetARemotePortalReachThisMachine() {
        refuses(REMOTE, "http://127.0.0.1:9000/k", "127.0.0.1");
        refuses(REMOTE, "https://b.example.com/k", "127.0.0.1");
        refuses(policy("https://localhost.example.com"), "https://b.example.com/k", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "192.88.99.1",
                "168.63.129.16",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:0a00:0001::1",
                "2002:7f00:0001::1",
                "2002:a83f:8110::1",
                "::52.216.0.1",
                "::ffff:0:52.216.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b:1::52.216.0.1",
                "64:ff9b:1:a00::1",
                "64:ff9b::168.63.129.16",
                "100::1",
                "2001:0:34d8:1::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "4000::1",
                "feff::1"
            })
    void takesNoAddressOfSomebodysOwnNetwork(String address) {
        refuses(REMOTE, "https://b.example.com/k", address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52.216.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:52.216.0.1",
                "64:ff9b::52.216.0.1",
                "2002:34d8:0001::1",
                "2600:1fa0::1"
            })
    void takesWhatIsPublic(String address) throws UnknownHostException {
        check(REMOTE, "https://b.example.com/k", address);
    }

    @Test
    void everyAddressOfTheHostMustBeFit() {
        refuses(REMOTE, "https://b.example.com/k", PUBLIC, "10.0.0.1");
        refuses(LOCAL, "https://b.example.com/k", "127.0.0.1", "10.0.0.1");
        refuses(LOCAL, "http://b.example.com/k", "127.0.0.1", PUBLIC);
    }

    @Test
    void takesAPrivateHostThatTheUserNamed() throws UnknownHostException {
        UrlPolicy policy = policy("https://portal.example.com", "minio.corp", "fd00::7");
        check(policy, "https://MinIO.corp:9000/k", "10.0.0.1");
        check(policy, "https://[fd00::7]/k", "fd00::7");
        check(policy, "https://minio.corp./k", "10.0.0.1");
        refuses(policy, "https://other.corp:9000/k", "10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.s3.amazonaws.com/k, true",
        "https://52.216.0.1/k, true",
        "http://b.s3.amazonaws.com/k, false",
        "https://10.0.0.1/k, false",
        "https://[fd00::1]/k, false",
        "https://localhost/k, false",
        "https://2130706433/k, false",
        "https://0177.0.0.1/k, false",
        "https://017700000001/k, false",
        "https://localhost./k, false",
        "https://a.LOCALHOST./k, false",
        "https://[fe80::1%25eth0]/k, false",
        "https://[64:ff9b:1::a00:1]/k, false",
        "https://metadata/k, false",
        "https://metadata.google.internal/k, false",
        "https://metadata.google.internal./k, false",
        "https://nas.home.arpa/k, false",
        "https://printer.local/k, false",
        "https://b.s3.amazonaws.com./k, true",
    })
    void checksWhatANameTellsWhereAProxyLooksItUp(String url, boolean good) {
        Runnable check = () -> REMOTE.checkName(Endpoint.of(URI.create(url)));
        if (good) {
            assertThatCode(check::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(check::run).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void takesAnInnerNameThroughAProxyWhereTheUserNamedIt() {
        UrlPolicy policy = policy("https://portal.example.com", "minio.corp.");
        policy.checkName(Endpoint.of(URI.create("https://MinIO.corp/k")));
        policy.checkName(Endpoint.of(URI.create("https://minio.corp./k")));
    }

    @Test
    void saysHowToAllowAHost() {
        assertThatThrownBy(() -> check(REMOTE, "https://minio.corp/k", "10.0.0.1"))
                .hasMessageContaining("minio.corp")
                .hasMessageContaining("10.0.0.1")
                .hasMessageContaining("allow-host");
    }
}
