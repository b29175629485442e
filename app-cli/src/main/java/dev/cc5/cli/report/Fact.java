package dev.cc5.cli.report;

import dev.cc5.cli.job.FileResult;
import dev.cc5.cli.job.Times;
import dev.cc5.model.FileStatus;
import dev.cc5.syncfile.Summary;
import java.util.ArrayList;
import java.util.List;

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
        facts.add(new Fact("sent", Quantities.bytes(result.bytes()) + " in " + Quantities.time(result.took())));
        return facts;
    }

    /** The phase, and the portal's own word for it. */
    static String phase(FileStatus status) {
        return status.phase() + (status.word().isEmpty() ? "" : " (\"" + status.word() + "\")");
    }

    private static String rows(Summary summary) {
        if (summary.deletes() == 0) {
            return Long.toString(summary.upserts());
        }
        return summary.upserts() + summary.deletes() + " (" + summary.upserts() + " to insert or update, "
                + summary.deletes() + " to delete)";
    }
}
