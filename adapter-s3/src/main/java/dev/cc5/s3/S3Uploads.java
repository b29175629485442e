package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.port.Adapter;
import dev.cc5.port.FileUploader;
import java.util.Optional;

/**
 * Uploads to S3 through the signed URLs that a portal gives out. Keeps connections between uploads; used from many
 * threads. Closing it cancels the uploads that are under way.
 */
public final class S3Uploads implements Adapter {
    private final String origin;
    private final Connections connections;
    private final FileUploader uploader;

    private S3Uploads(UploadSettings settings, Tls tls, Lookup lookup) {
        this.origin = Endpoint.of(settings.portal()).toString();
        this.connections = new Connections(new Connector(settings, tls, lookup));
        this.uploader = new SignedUrlUploader(settings, connections);
    }

    /**
     * Gets ready to upload; connects to nothing yet.
     *
     * @throws ConfigurationException when the file of certificates cannot be read
     */
    public static S3Uploads open(UploadSettings settings) {
        return open(settings, new SystemLookup());
    }

    static S3Uploads open(UploadSettings settings, Lookup lookup) {
        Tls tls = Tls.trusting(settings.caCertificates());
        if (Endpoint.of(settings.portal()).tls()) {
            // A portal on https has its uploads go over https.
            tls.getReady();
        }
        return new S3Uploads(settings, tls, lookup);
    }

    /** The portal's origin: where the bytes go is up to the signed URLs. */
    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Optional<FileUploader> fileUploader() {
        return Optional.of(uploader);
    }

    @Override
    public void close() {
        connections.close();
    }
}
