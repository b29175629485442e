package dev.cc5.lambda;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the functions are set up, by the variables of the README's Lambda section. Holds no secret.
 *
 * @param portal the portal's base URL
 * @param workspace the workspace's id
 * @param bucket the id of the portal's bucket
 * @param entityType what the rows are; where it is absent each file's header says it
 * @param folder the folder in the portal; empty for its own choice
 * @param source where the events may come from; absent for anywhere
 * @param journal where the records of what was imported lie; absent for the status function only
 * @param check whether each file is checked on its way
 * @param throwRefused whether an object that can never be imported fails the invocation, or is reported only
 * @param parallel how many objects of one invocation are imported at once
 * @param stopAhead how long before the end of an invocation the last step must have ended
 * @param fileType what step 3 calls the file's format
 * @param allowedHosts hosts that may be uploaded to although their addresses are private
 * @param pathStyle whether the names of buckets stand in the path of S3's URLs
 */
record LambdaSettings(
        URI portal,
        String workspace,
        String bucket,
        Optional<String> entityType,
        String folder,
        Optional<Place> source,
        Optional<Place> journal,
        boolean check,
        boolean throwRefused,
        int parallel,
        Duration stopAhead,
        String fileType,
        Set<String> allowedHosts,
        boolean pathStyle) {
    LambdaSettings {
        if (source.isPresent()
                && journal.isPresent()
                && source.get().overlaps(journal.get().folder())) {
            throw new ConfigurationException(
                    new Explanation(
                            "reading the variables CC5_SOURCE and CC5_JOURNAL",
                            "the journal " + journal.get() + " lies within what starts the function, " + source.get(),
                            "Every record would start it again, without an end: keep the journal in another bucket or prefix."));
        }
    }

    static LambdaSettings read(Variables variables) {
        return new LambdaSettings(
                variables.parse("CC5_PORTAL", variables.required("CC5_PORTAL"), URI::create),
                variables.required("CC5_WORKSPACE"),
                variables.required("CC5_BUCKET"),
                variables.value("CC5_ENTITY_TYPE"),
                variables.value("CC5_FOLDER").orElse(""),
                variables.value("CC5_SOURCE").map(url -> variables.parse("CC5_SOURCE", url, Place::parse)),
                variables.value("CC5_JOURNAL").map(url -> variables.parse("CC5_JOURNAL", url, Place::parse)),
                variables.flag("CC5_CHECK", true),
                variables.read("CC5_ON_REFUSED", false, LambdaSettings::throwing),
                variables.number("CC5_PARALLEL", 4, 1, 32),
                Duration.ofSeconds(variables.number("CC5_STOP_AHEAD", 10, 1, 300)),
                variables.value("CC5_FILE_TYPE").orElse("cc5"),
                hosts(variables.value("CC5_ALLOW_HOST").orElse("")),
                variables.flag("CC5_S3_PATH_STYLE", false));
    }

    private static boolean throwing(String word) {
        return switch (word) {
            case "throw" -> true;
            case "report" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the journal lies, for whom it is needed. */
    Place requiredJournal() {
        return journal.orElseThrow(() -> Variables.wrong("CC5_JOURNAL", "it is missing"));
    }

    Destination destination(String type) {
        return new Destination(workspace, bucket, type, folder);
    }
}
