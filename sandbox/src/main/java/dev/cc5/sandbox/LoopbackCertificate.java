package dev.cc5.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, made once for a data directory.
 *
 * @param keyStore the key and the certificate, PKCS #12
 * @param pem the certificate, for clients to trust
 */
record LoopbackCertificate(Path keyStore, Path pem) {
    /** Guards nothing: the key store's own permissions do. But PKCS #12 wants one. */
    static final String PASSWORD = "sandbox";

    private static final String ALIAS = "sandbox";
    private static final int DAYS = 365;

    /** Takes the data directory's certificate, or makes it with the JDK's keytool. */
    static LoopbackCertificate of(DataDirectory data) {
        LoopbackCertificate certificate = new LoopbackCertificate(data.keyStore(), data.caCertificate());
        try {
            if (!certificate.isValid()) {
                Files.deleteIfExists(certificate.keyStore);
                makeKeyStore(certificate.keyStore);
                DataDirectory.keepForOwner(certificate.keyStore);
                Files.writeString(certificate.pem, pem(certificate.read()));
            }
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new SandboxException("The sandbox cannot make its certificate: " + e, e);
        }
    }

    private boolean isValid() {
        if (!Files.exists(keyStore) || !Files.exists(pem)) {
            return false;
        }
        try {
            read().checkValidity();
            return true;
        } catch (IOException | GeneralSecurityException brokenOrExpired) {
            return false;
        }
    }

    private X509Certificate read() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        if (store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate in " + keyStore);
    }

    private static void makeKeyStore(Path target) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String arguments = "-J-XX:TieredStopAtLevel=1 -genkeypair -alias " + ALIAS
                + " -keyalg EC -groupname secp256r1 -dname CN=cc5-sandbox -ext san=dns:localhost,ip:127.0.0.1,ip:::1"
                + " -validity " + DAYS + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore";
        List<String> command = new ArrayList<>(List.of(keytool.toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.add(target.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool was running", e);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
