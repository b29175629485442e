package dev.cc5.benchmarks;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.LocalFile;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.UploadSlot;
import dev.cc5.s3.S3Uploads;
import dev.cc5.s3.UploadSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Puts one file to one or more URLs, one after the other, through the port: what {@code curl -T} does. The process ends
 * as soon as the last answer is there, as the command does.
 */
public final class PutBenchmark {
    private PutBenchmark() {}

    /** @param args a PEM file with the authority to trust, the URLs, and the file */
    public static void main(String[] args) {
        LocalFile file = LocalFile.of(Path.of(args[args.length - 1]));
        UploadSettings settings = UploadSettings.builder(URI.create(args[1]))
                .caCertificates(Path.of(args[0]))
                .build();
        try (S3Uploads uploads = S3Uploads.open(settings)) {
            for (int i = 1; i < args.length - 1; i++) {
                uploads.fileUploader()
                        .orElseThrow()
                        .upload(file, slot(args[i]), bytes -> {}, Deadline.in(Duration.ofMinutes(10)));
            }
        }
        System.exit(0);
    }

    private static UploadSlot slot(String url) {
        RemoteFile file = new RemoteFile(new FileId("1"), new FilePath("//bucket/1.cc5txt"), new ActionId("1"));
        return new UploadSlot(file, SignedUrl.of(url), Instant.MAX);
    }
}
