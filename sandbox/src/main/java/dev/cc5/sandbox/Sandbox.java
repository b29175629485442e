package dev.cc5.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A portal, an S3 and a database of imported rows, all on loopback and in one directory. Thread-safe.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
 *     // import into sandbox.portal() with sandbox.apiKey(), sandbox.workspace() and sandbox.bucket(), then
 *     long rows = sandbox.rows().count("wks_family");
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
    private static final Pattern OWN_NAME = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d*)?");

    private final SandboxSettings settings;
    private final OpenParts parts;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Optional<LoopbackCertificate> certificate;
    private final Rows rows;
    private final URI portal;
    private final URI s3;

    private Sandbox(SandboxSettings settings, OpenParts parts) {
        this.settings = settings;
        this.parts = parts;
        this.data = parts.add(DataDirectory.open(settings.dataDirectory()));
        this.secrets = Secrets.of(data, settings.apiKey());
        this.certificate = settings.tls() ? Optional.of(LoopbackCertificate.of(data)) : Optional.empty();

        Faults faults = Faults.of(settings.faults());
        CompletableFuture<S3Server> s3Starting = parts.add(CompletableFuture.supplyAsync(
                () -> S3Server.start(settings.s3Port(), data, secrets, certificate, faults, settings.clock())));
        FileRegister register = parts.add(FileRegister.open(data.portalDatabase(), settings.clock()));
        this.rows = new Rows(data.rowsDatabase());
        parts.add((AutoCloseable) rows::close);
        PortalServer server = parts.add(new PortalServer(settings));
        S3Server storage = s3Starting.join();
        this.s3 = storage.uri();

        RowImporter importer = parts.add(new RowImporter(
                storage.objects(), data.rowsDatabase(), settings.workspace(), settings.bucket(), faults));
        ImportQueue queue = parts.add(new ImportQueue(register, importer, settings.pace()));
        queue.resume();
        this.portal = server.listen(gateway(), faults, service(register, storage, queue), certificate);
        parts.add((AutoCloseable) server::stopListening);
    }

    private Gateway gateway() {
        return new Gateway(
                secrets.apiKey(),
                settings.requestsPerSecond(),
                settings.requestBurst(),
                settings.requestQuota(),
                settings.clock());
    }

    private Portal service(FileRegister register, S3Server storage, ImportQueue queue) {
        Tenancy tenancy = new Tenancy(settings.workspace(), settings.bucket());
        UrlSigner signer = new UrlSigner(storage.uri(), secrets, settings.urlLifetime(), settings.clock());
        FileStatuses statuses = new FileStatuses(register, storage.objects());
        UploadSlots slots = new UploadSlots(register, signer, tenancy, settings.clock());
        return new Portal(
                tenancy,
                slots,
                new ImportStarts(register, storage.objects(), queue, slots, statuses),
                statuses,
                new RowQueries(rows, tenancy));
    }

    /**
     * Starts everything, and goes on with imports that were running when the data directory was last used. Returns
     * when both servers answer.
     *
     * @throws SandboxException when a port is taken, or the data directory is in use or cannot be used
     */
    public static Sandbox start(SandboxSettings settings) {
        Quiet.please();
        OpenParts parts = new OpenParts();
        try {
            return new Sandbox(settings, parts);
        } catch (RuntimeException | Error e) {
            try {
                parts.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            if (e instanceof CompletionException && e.getCause() instanceof SandboxException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Whether a request's {@code Host} names this machine. A web page can turn its own name to 127.0.0.1 to read what
     * answers there, but cannot say another name than its own.
     */
    static boolean isCalled(@Nullable Object host) {
        return OWN_NAME.matcher(String.valueOf(host)).matches();
    }

    /** Where the API is: scheme, {@code 127.0.0.1} and port. */
    public URI portal() {
        return portal;
    }

    /** Where S3 is: scheme, {@code 127.0.0.1} and port. Buckets are addressed by path. */
    public URI s3() {
        return s3;
    }

    /** The value for the API's {@code x-api-key}. */
    public String apiKey() {
        return secrets.apiKey();
    }

    /** The id of the one workspace. */
    public String workspace() {
        return settings.workspace();
    }

    /** The id of the portal's one bucket. */
    public String bucket() {
        return settings.bucket();
    }

    /** The S3 bucket that the signed URLs lead to. S3 clients may make others. */
    public String s3Bucket() {
        return S3Server.BUCKET;
    }

    /** The access key id for S3 clients. */
    public String accessKey() {
        return secrets.accessKey();
    }

    /** The secret access key for S3 clients. */
    public String secretKey() {
        return secrets.secretKey();
    }

    /** The region for S3 clients. */
    public String region() {
        return S3Server.REGION;
    }

    /** The certificate to trust, in PEM, where TLS is spoken. */
    public Optional<Path> caCertificate() {
        return certificate.map(LoopbackCertificate::pem);
    }

    /** The directory that holds all state. */
    public Path dataDirectory() {
        return data.root();
    }

    /** What was imported. */
    public Rows rows() {
        return rows;
    }

    /**
     * Stops both servers. An import that is running is left without an end, and started again with the next sandbox
     * in the same data directory. A temporary directory is removed. Closing twice is harmless.
     */
    @Override
    public void close() {
        parts.close();
    }

    /** No secret is shown. */
    @Override
    public String toString() {
        return "Sandbox[portal=" + portal + ", s3=" + s3 + ", dataDirectory=" + data.root() + "]";
    }
}
