package dev.cc5.s3;

import dev.cc5.model.Deadline;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Uploads to hosts whose addresses a test names. */
final class NamedHosts {
    private NamedHosts() {}

    /** Settings of a portal on this machine, which may name uploads to this machine. */
    static UploadSettings.Builder builder() {
        return UploadSettings.builder(URI.create("http://localhost")).allowedHosts(Set.of());
    }

    /** Uploads for which every name has these addresses; the names that are asked for are added to the lookups. */
    static S3Uploads uploads(UploadSettings.Builder settings, List<String> lookups, String... addresses) {
        return S3Uploads.open(settings.build(), new TestLookup(lookups, addresses));
    }

    static void put(S3Uploads uploads, String url) {
        uploads.fileUploader()
                .orElseThrow()
                .upload(TestUploads.FILE, TestUploads.slot(url), bytes -> {}, Deadline.in(TestUploads.PATIENCE));
    }

    /** Finds the same addresses for every name, and keeps the names. */
    private record TestLookup(List<String> names, String... addresses) implements Lookup {
        @Override
        public List<InetAddress> addresses(String host, Deadline deadline) throws UnknownHostException {
            names.add(host);
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            if (all.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return all;
        }

        @Override
        public void close() {}
    }
}
