package dev.cc5.cli.job;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.LocalFile;
import dev.cc5.model.RemoteFile;
import dev.cc5.workflow.ImportListener;
import dev.cc5.workflow.ImportWorkflow;
import dev.cc5.workflow.RowProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proof by rows of one file ({@code --verify rows}), and what to say where there is none. */
final class RowVerification {
    private final LocalFile file;
    private final Destination destination;
    private final String dataSource;
    private final DistinctKeys keys;

    private RowVerification(LocalFile file, Destination destination, String dataSource, DistinctKeys keys) {
        this.file = file;
        this.destination = destination;
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /**
     * Looks, before anything is sent, what there will be to prove.
     *
     * @throws ConfigurationException when no adapter can look for rows
     */
    static RowVerification of(LocalFile file, CheckedFile checked, Destination destination, ImportWorkflow workflow) {
        if (!workflow.canVerify()) {
            throw new ConfigurationException(new Explanation(
                    "getting ready to prove the import by its rows",
                    "no adapter can look for rows",
                    "Leave out --verify, or use an adapter that can."));
        }
        return checked.summary()
                .header()
                .map(header -> new RowVerification(
                        file,
                        destination,
                        header.dataSource(),
                        DistinctKeys.of(file, header, checked.summary().upserts())))
                .orElseThrow(() -> new IllegalStateException("A valid sync file has a header"));
    }

    /** Counts the rows of an import that was seen to succeed. Returns what there is to say when they do not prove it. */
    Optional<Explanation> doubt(
            ImportWorkflow workflow, RemoteFile remote, JobState state, Deadline deadline, ImportListener listener) {
        ImportedRows rows = new ImportedRows(destination, dataSource, remote.actionId(), keys.fields());
        try {
            RowProof proof = workflow.verify(rows, keys, deadline, listener);
            state.proved(proof);
            return proof.addsUp() ? Optional.empty() : Optional.of(differing(proof, remote));
        } catch (ImportCancelledException e) {
            throw e;
        } catch (ImportException e) {
            return Optional.of(notCounted(e, remote));
        }
    }

    private Explanation differing(RowProof proof, RemoteFile remote) {
        String happened = "the portal reported success, and " + rows(proof.found())
                + " with its action id, while the file" + " has " + rows(proof.expected());
        return new Explanation(
                "counting the imported rows of " + file,
                happened + details(proof).map(text -> ": " + text).orElse(""),
                advice(proof, remote));
    }

    private static Optional<String> details(RowProof proof) {
        if (proof.trouble().isPresent()) {
            return Optional.of("which rows differ could not be asked ("
                    + proof.trouble().get().explanation().happened() + ")");
        }
        List<String> parts = new ArrayList<>();
        if (proof.missing() > 0) {
            parts.add(proof.missing() == 1 ? "1 is missing" : proof.missing() + " are missing");
        }
        if (proof.overwritten() > 0) {
            parts.add((proof.overwritten() == 1 ? "1 carries" : proof.overwritten() + " carry")
                    + " the action id of another import");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private static String advice(RowProof proof, RemoteFile remote) {
        if (proof.found() > proof.expected()) {
            return "Look whether the action id " + remote.actionId() + " was used before: each import needs its own.";
        }
        if (proof.missing() == 0 && proof.overwritten() > 0) {
            return "If another import was meant to write these rows since, all is well; if not, send them again in a"
                    + " file of their own.";
        }
        return "Send the rows that are missing again, in a file of their own.";
    }

    private Explanation notCounted(ImportException e, RemoteFile remote) {
        String advice = "The import is done: do not repeat it for that. Look yourself for the rows with the"
                + " batch_action_id " + remote.actionId() + ".";
        return new Explanation(
                "counting the imported rows of " + file,
                "the portal reported success, but its rows could not be counted: "
                        + e.explanation().happened(),
                e instanceof ConfigurationException
                        ? advice + " " + e.explanation().advice()
                        : advice);
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
