package dev.cc5.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate for tests and the authority that signed it, made anew by the runtime's own {@code keytool}, so
 * that no key lies in a repository and none expires there. Making one takes about a second. Immutable.
 */
public final class TestCertificate {
    private static final String PASSWORD = "loopback";

    private final Path authority;
    private final SSLContext context;

    private TestCertificate(Path authority, SSLContext context) {
        this.authority = authority;
        this.context = context;
    }

    /** Good for {@code localhost} and {@code 127.0.0.1}; the same one for the whole life of the JVM. */
    public static TestCertificate localhost() {
        return Localhost.CERTIFICATE;
    }

    /** Good, but for another host than the one it is met at. */
    public static TestCertificate ofAnotherHost() {
        return make("dns:another.invalid", "-1d");
    }

    /** For {@code localhost} and {@code 127.0.0.1}, but only until yesterday. */
    public static TestCertificate expired() {
        return make("dns:localhost,ip:127.0.0.1", "-31d");
    }

    /** A file that holds the authority's certificate in PEM: what a client that is to trust the server is given. */
    public Path authority() {
        return authority;
    }

    SSLContext context() {
        return context;
    }

    private static final class Localhost {
        static final TestCertificate CERTIFICATE = make("dns:localhost,ip:127.0.0.1", "-1d");
    }

    /** Makes an authority that is good now and a server's certificate that is good for 30 days from the start. */
    private static TestCertificate make(String names, String start) {
        try {
            Path folder = Files.createTempDirectory("loopback-certificate");
            Path store = folder.resolve("store.p12");
            Path pem = folder.resolve("authority.pem");
            List.of(folder, store, pem).forEach(path -> path.toFile().deleteOnExit());
            generate(store, "authority", "-startdate", "-60d", "-validity", "120", "-ext", "bc:critical=ca:true");
            generate(
                    store,
                    "server",
                    "-startdate",
                    start,
                    "-validity",
                    "30",
                    "-ext",
                    "san=" + names,
                    "-signer",
                    "authority");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Files.writeString(pem, pem(keys.getCertificate("authority")));
            keys.deleteEntry("authority");
            return new TestCertificate(pem, context(keys));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No certificate could be made for the tests", e);
        }
    }

    private static void generate(Path store, String alias, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias));
        command.addAll(List.of("-dname", "CN=loopback test " + alias, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), System.getProperty("native.encoding"));
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool was running", e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
