package dev.cc5.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.cli.job.JobNotes;
import dev.cc5.cli.job.Times;
import dev.cc5.cli.settings.RememberedOptions;
import dev.cc5.journal.Beginning;
import dev.cc5.journal.Job;
import dev.cc5.port.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows what the journal remembers. */
public final class JobReport {
    private static final String COLUMNS = "%-13s %-12s %-20s %-24s %s";

    private final Screen screen;
    private final boolean json;

    public JobReport(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
    }

    /** One line for each. */
    public void list(List<Job> jobs) {
        if (json) {
            jobs.forEach(this::show);
            return;
        }
        if (jobs.isEmpty()) {
            screen.err("No import is remembered.");
            return;
        }
        screen.out(Paint.DIM, String.format(COLUMNS, "job", "state", "since", "file id", "file"), "");
        for (Job job : jobs) {
            screen.out(String.format(
                    COLUMNS,
                    job.id(),
                    state(job),
                    since(job),
                    job.entry().map(JobReport::fileId).orElse(""),
                    name(job)));
        }
    }

    /** All that is known of one. */
    public void show(Job job) {
        if (json) {
            screen.out(JsonLines.line(line -> write(line, job)));
            return;
        }
        screen.out(job.damage().isPresent() ? Paint.BAD : Paint.GOOD, job.id(), "  " + state(job));
        job.damage().ifPresent(why -> fact("damage", why));
        fact("since", since(job));
        job.begun().ifPresent(begun -> {
            fact(
                    "file",
                    JobNotes.from(begun.notes()).source().map(Object::toString).orElse(begun.name()));
            fact("size", Quantities.bytes(begun.size()));
            fact("begun", Times.shown(begun.at()));
        });
        job.key().ifPresent(key -> {
            fact("content", key.fingerprint());
            fact("portal", key.portal());
            fact("workspace", key.destination().workspace());
            fact("bucket", key.destination().bucket());
            fact("entity", key.destination().entityType());
            if (!key.destination().folder().isEmpty()) {
                fact("folder", key.destination().folder());
            }
        });
        job.entry().ifPresent(entry -> {
            fact("file id", fileId(entry));
            fact("action id", entry.file().actionId().value());
        });
        options(job).forEach((name, value) -> fact("option", name + "=" + RememberedOptions.safe(name, value)));
    }

    private void fact(String label, String value) {
        screen.out(Paint.DIM, String.format("  %-10s", label), value);
    }

    /** How far it came, in a word; what somebody is at right now is said too. */
    private static String state(Job job) {
        String state = job.damage().isPresent()
                ? "damaged"
                : job.entry()
                        .map(entry -> entry.stage().name().toLowerCase(Locale.ROOT))
                        .orElse("begun");
        return job.held() ? state + "*" : state;
    }

    private static String since(Job job) {
        return job.updatedAt()
                .map(Times::shown)
                .map(time -> time.replace(" UTC", ""))
                .orElse("");
    }

    private static String fileId(JournalEntry entry) {
        return entry.file().id().value();
    }

    private static String name(Job job) {
        return job.begun().map(Beginning::name).orElse("");
    }

    private static Map<String, String> options(Job job) {
        return new TreeMap<>(
                job.begun().map(begun -> JobNotes.from(begun.notes()).options()).orElse(Map.of()));
    }

    private static void write(JsonGenerator json, Job job) throws IOException {
        json.writeNumberField("schema", JsonReport.SCHEMA);
        json.writeStringField("job", job.id());
        json.writeStringField("state", state(job).replace("*", ""));
        json.writeBooleanField("active", job.held());
        if (job.damage().isPresent()) {
            json.writeStringField("damage", job.damage().get());
        }
        if (job.begun().isPresent()) {
            Beginning begun = job.begun().get();
            json.writeStringField("file", begun.name());
            if (JobNotes.from(begun.notes()).source().isPresent()) {
                json.writeStringField(
                        "source", JobNotes.from(begun.notes()).source().get().toString());
            }
            json.writeNumberField("bytes", begun.size());
            json.writeStringField("begunAt", begun.at().toString());
        }
        if (job.updatedAt().isPresent()) {
            json.writeStringField("updatedAt", job.updatedAt().get().toString());
        }
        if (job.key().isPresent()) {
            json.writeStringField("fingerprint", job.key().get().fingerprint());
            json.writeStringField("portal", job.key().get().portal());
            json.writeStringField("workspace", job.key().get().destination().workspace());
            json.writeStringField("bucket", job.key().get().destination().bucket());
            json.writeStringField("entityType", job.key().get().destination().entityType());
            json.writeStringField("folder", job.key().get().destination().folder());
        }
        if (job.entry().isPresent()) {
            JournalEntry entry = job.entry().get();
            json.writeStringField("fileId", entry.file().id().value());
            json.writeStringField("filePath", entry.file().path().value());
            json.writeStringField("actionId", entry.file().actionId().value());
            json.writeNumberField("starts", entry.starts());
        }
    }
}
