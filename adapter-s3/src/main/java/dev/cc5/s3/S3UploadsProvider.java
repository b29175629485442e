package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Step;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Offers {@link S3Uploads} by name. Settings: {@code portal} (required), {@code idle-timeout} (for example {@code 30s}),
 * {@code ca-cert} (certificates to trust besides the machine's), {@code proxy} (a URL), {@code no-proxy} (hosts reached without it,
 * separated by commas), {@code allow-host} (host names, separated by commas).
 */
public final class S3UploadsProvider implements AdapterProvider {
    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String description() {
        return "Uploads to S3 through the signed URLs that the portal gives out";
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.UPLOAD);
    }

    @Override
    public Adapter open(AdapterSettings settings) {
        return S3Uploads.open(read(settings));
    }

    static UploadSettings read(AdapterSettings settings) {
        settings.required("portal");
        UploadSettings.Builder builder =
                UploadSettings.builder(settings.value("portal", URI::create).orElseThrow());
        settings.value("idle-timeout", AdapterSettings::length).ifPresent(builder::idleTimeout);
        settings.value("ca-cert", Path::of).ifPresent(builder::caCertificates);
        settings.proxy().ifPresent(builder::proxy);
        settings.value("allow-host").map(S3UploadsProvider::hosts).ifPresent(builder::allowedHosts);
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(new Explanation(
                    "reading the settings of the upload",
                    String.valueOf(e.getMessage()),
                    "Correct it and start again."));
        }
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }
}
