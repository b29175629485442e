package dev.cc5.port;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that an adapter trusts: those of a file, and besides them the machine's own. */
public final class TrustedAuthorities {
    private final Path file;
    private final List<Certificate> own;

    private TrustedAuthorities(Path file, List<Certificate> own) {
        this.file = file;
        this.own = own;
    }

    /**
     * Reads certificates in PEM or DER form, or of PKCS #7.
     *
     * @throws ConfigurationException when the file cannot be read or holds no certificate
     */
    public static TrustedAuthorities of(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            List<Certificate> own =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (own.isEmpty()) {
                throw unusable(file, "it holds no certificate", null);
            }
            return new TrustedAuthorities(file, own);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "it holds no certificate in a form that Java can read", e);
        }
    }

    /**
     * What trusts them. It takes a while to put together.
     *
     * @throws ConfigurationException when Java cannot do with the certificates, or with the machine's own
     */
    public TrustManagerFactory managers() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> all = new ArrayList<>(own);
            all.addAll(machines());
            for (Certificate authority : all) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            return managers(store);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, "it cannot be used beside the machine's own certificates", e);
        }
    }

    /** The authorities that Java trusts by itself. */
    private static List<Certificate> machines() throws GeneralSecurityException {
        return Arrays.stream(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.<Certificate>stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static ConfigurationException unusable(Path file, String happened, @Nullable Throwable cause) {
        return new ConfigurationException(
                new Explanation(
                        "reading the CA certificate " + file, happened, "Give a file of certificates in PEM form."),
                cause);
    }
}
