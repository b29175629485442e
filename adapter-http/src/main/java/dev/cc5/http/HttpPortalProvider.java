package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Phase;
import dev.cc5.model.Step;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Offers {@link HttpPortal} under the name {@code http}. Settings: {@code portal}, {@code workspace}, {@code bucket}
 * and the secret {@code api-key}; when they differ from the default {@code file-type}, {@code sync} (true or false),
 * {@code ca-cert} (a file of certificates to trust besides the machine's), {@code proxy} (a URL), {@code no-proxy}
 * (hosts reached without it, separated by commas), {@code connections} (a number), {@code idle-timeout} (for example
 * {@code 30s} or {@code PT30S}), {@code entity} (what the API's paths call the rows), {@code status-pointers}
 * (JSON pointers, separated by commas) and {@code status-words} (for example {@code succeeded=fertig,ok;not-begun=angelegt}: the phases of {@link Phase}, or {@code not-begun}).
 */
public final class HttpPortalProvider implements AdapterProvider {
    @Override
    public String name() {
        return "http";
    }

    @Override
    public String description() {
        return "a portal's HTTP API, by its URL";
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.REQUEST_SLOT, Step.START_IMPORT, Step.CHECK_STATUS, Step.QUERY_ROWS);
    }

    @Override
    public Adapter open(AdapterSettings settings) {
        settings.required("portal");
        URI portal = settings.value("portal", URI::create).orElseThrow();
        PortalSettings.Builder builder = PortalSettings.builder(
                portal,
                settings.required("workspace"),
                settings.required("bucket"),
                ApiKeySource.of(settings.secret("api-key")));
        settings.value("file-type").ifPresent(builder::fileType);
        settings.value("sync", HttpPortalProvider::importMode).ifPresent(builder::importMode);
        settings.value("ca-cert", Path::of).ifPresent(builder::caCertificate);
        settings.proxy()
                .filter(proxy -> proxy.isFor(String.valueOf(portal.getHost())))
                .ifPresent(builder::proxy);
        settings.value("connections", Integer::valueOf).ifPresent(builder::connections);
        settings.value("idle-timeout", text -> PortalTimeouts.DEFAULT.withSilence(AdapterSettings.length(text)))
                .ifPresent(builder::timeouts);
        settings.value("entity").ifPresent(builder::entity);
        builder.callBudget(settings.callBudget());
        builder.statusWords(statusWords(settings));
        return HttpPortal.connect(builder.build());
    }

    private static ImportMode importMode(String sync) {
        return switch (sync) {
            case "true" -> ImportMode.SYNC;
            case "false" -> ImportMode.ASYNC;
            default -> throw new IllegalArgumentException(sync);
        };
    }

    private static StatusWords statusWords(AdapterSettings settings) {
        StatusWords words = StatusWords.DEFAULT;
        for (String pointer : settings.value("status-pointers").orElse("").split(",")) {
            if (!pointer.isBlank()) {
                words = read("status-pointers", pointer.strip(), words::at);
            }
        }
        for (String meaning : settings.value("status-words").orElse("").split(";")) {
            if (!meaning.isBlank()) {
                StatusWords known = words;
                words = read("status-words", meaning, text -> withWords(known, text));
            }
        }
        return words;
    }

    private static StatusWords withWords(StatusWords known, String meaning) {
        String[] parts = meaning.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(meaning);
        }
        String phase = parts[0].strip();
        StatusWords words = known;
        for (String word : parts[1].split(",")) {
            words = phase.equalsIgnoreCase("not-begun")
                    ? words.withNotBegun(word)
                    : words.with(Phase.valueOf(phase.toUpperCase(Locale.ROOT)), word);
        }
        return words;
    }

    private static <T> T read(String setting, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException e) {
            // Neither the value nor the cause, which repeats it: people paste keys into the wrong place.
            throw new ConfigurationException(new Explanation(
                    "reading the setting " + setting, "its value cannot be read", "Correct it and start again."));
        }
    }
}
