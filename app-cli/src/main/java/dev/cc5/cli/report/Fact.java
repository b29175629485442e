package dev.cc5.cli.report;

import dev.cc5.cli.job.FileResult;
import dev.cc5.cli.job.Times;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.syncfile.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing that is known of an import, with the words for it. */
record Fact(String label, String value) {
    /** What is worth telling of an import that ended well. */
    static List<Fact> of(FileResult result) {
        List<Fact> facts = new ArrayList<>();
        result.checked().ifPresent(checked -> facts.add(new Fact("rows", rows(checked.summary()))));
        result.remote().ifPresent(remote -> {
            facts.add(new Fact("file id", remote.id().value()));
            facts.add(new Fact("action id", remote.actionId().value()));
        });
        result.status().ifPresent(status -> facts.add(new Fact("phase", phase(status))));
        result.proof()
                .ifPresent(proof -> facts.add(new Fact(
                        "verified",
                        proof.found() == 1 ? "1 row at the portal" : proof.found() + " rows at the portal")));
        if (result.how().equals(FileResult.ALREADY_IMPORTED)) {
            result.found().ifPresent(found -> facts.add(new Fact("imported", Times.shown(found.at()))));
            return facts;
        }
        boolean uploaded =
                result.found().filter(found -> found.stage() != Stage.UPLOADING).isEmpty();
        String time = Quantities.time(result.took());
        facts.add(
                uploaded ? new Fact("sent", Quantities.bytes(result.bytes()) + " in " + time) : new Fact("took", time));
        return facts;
    }

    /** The phase, the portal's own word for it, and why that is not believed. */
    static String phase(FileStatus status) {
        return status.phase()
                + (status.word().isEmpty() ? "" : " (\"" + status.word() + "\")")
                + (status.doubt().isEmpty() ? "" : ": " + status.doubt());
    }

    /** How to teach a status that is not understood. */
    static Optional<String> advice(FileStatus status) {
        if (status.phase() != Phase.UNKNOWN || !status.doubt().isEmpty()) {
            return Optional.empty();
        }
        // Without the word itself: whoever copies the line into a shell would run what the portal wrote.
        return Optional.of(
                status.word().isEmpty()
                        ? "The answer has no status in the usual places: cc5 status --json shows it, --set"
                                + " status-pointers=/Data/NAME names another place."
                        : "Nobody knows this word: cc5 status --json shows the whole answer, --set"
                                + " status-words=succeeded=WORD teaches one (cc5 status --help).");
    }

    private static String rows(Summary summary) {
        if (summary.deletes() == 0) {
            return Long.toString(summary.upserts());
        }
        return summary.upserts() + summary.deletes() + " (" + summary.upserts() + " to insert or update, "
                + summary.deletes() + " to delete)";
    }
}
