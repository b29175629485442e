package dev.cc5.sandbox;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Connector;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/** S3Proxy over a directory, behind a {@link S3Gate} that refuses what S3 refuses and S3Proxy does not. */
final class S3Server implements AutoCloseable {
    /** With dots, so that whoever takes a file's path apart finds out. */
    static final String BUCKET = "cc5.sandbox.files";

    static final String REGION = "us-east-1";

    private static final int THREADS = S3Gate.MOST_PUTS + 40;

    private final S3Proxy proxy;
    private final URI uri;
    private final ObjectStore objects;

    private S3Server(S3Proxy proxy, URI uri, ObjectStore objects) {
        this.proxy = proxy;
        this.uri = uri;
        this.objects = objects;
    }

    static S3Server start(
            int port,
            DataDirectory data,
            Secrets secrets,
            Optional<LoopbackCertificate> certificate,
            Faults faults,
            Clock clock) {
        var store = new FilesystemNio2BlobStore(data.objects().toString());
        var builder = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, secrets.accessKey(), secrets.secretKey())
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                // Connections are cut, not waited for.
                .stopTimeout(0);
        String scheme = certificate.isPresent() ? "https" : "http";
        URI endpoint = URI.create(scheme + "://127.0.0.1:" + port);
        if (certificate.isPresent()) {
            builder.secureEndpoint(endpoint)
                    .keyStore(certificate.get().keyStore().toString(), LoopbackCertificate.PASSWORD);
        } else {
            builder.endpoint(endpoint);
        }
        S3Proxy proxy = builder.build();
        putInFront(proxy, new S3Faults(faults), new S3Gate(clock));
        try {
            Files.createDirectories(data.objects().resolve(BUCKET));
            proxy.start();
        } catch (Exception e) {
            throw e instanceof IOException && e.getCause() instanceof BindException
                    ? SandboxException.portTaken("S3", port, e)
                    : new SandboxException("The S3 cannot start: " + e, e);
        }
        int bound = certificate.isPresent() ? proxy.getSecurePort() : proxy.getPort();
        return new S3Server(proxy, URI.create(scheme + "://127.0.0.1:" + bound), new ObjectStore(store, BUCKET));
    }

    /** S3Proxy offers no place for handlers of ours; its server is a private field. */
    private static void putInFront(S3Proxy proxy, S3Faults faults, S3Gate gate) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            Server server = (Server) field.get(proxy);
            for (Connector connector : server.getConnectors()) {
                // Or the body of a PUT that is called a form is read in search of parameters.
                connector
                        .getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
                        .getHttpConfiguration()
                        .setFormEncodedMethods(Set.of());
            }
            gate.setHandler(server.getHandler());
            faults.setHandler(gate);
            server.setHandler(faults);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This S3Proxy has no server to put the gate in front of", e);
        }
    }

    URI uri() {
        return uri;
    }

    ObjectStore objects() {
        return objects;
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("The S3 did not stop", e);
        }
    }
}
