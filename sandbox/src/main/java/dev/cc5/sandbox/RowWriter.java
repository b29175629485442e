package dev.cc5.sandbox;

import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes one file's rows into the database while they are read, in the file's order. Its user commits or not. */
final class RowWriter implements SyncFileHandler, AutoCloseable {
    private final Database database;
    private final RowCatalogue catalogue;
    private final Destination destination;
    private long rowsToLose;
    private final List<FieldIssue> issues = new ArrayList<>();
    private boolean contradictory;
    private @Nullable RowBatch upserts;
    private @Nullable RowBatch deletes;

    /** Where the file is to go according to step 1, and the action that marks its rows. */
    record Destination(String workspace, String bucket, String entityType, String actionId) {}

    /** The database failed while a row was written: handlers cannot throw {@link SQLException}. */
    static final class WriteFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        WriteFailed(SQLException cause) {
            super(cause);
        }
    }

    /** @param rowsToLose how many of the first rows {@code 10} are counted and not written */
    RowWriter(Database database, RowCatalogue catalogue, Destination destination, long rowsToLose) {
        this.database = database;
        this.catalogue = catalogue;
        this.destination = destination;
        this.rowsToLose = rowsToLose;
    }

    @Override
    public void header(Header header) {
        agree("FileType", ImportStarts.FILE_TYPE, header.fileType());
        agree("WorkspaceId", destination.workspace(), header.workspace());
        agree("BucketId", destination.bucket(), header.bucket());
        agree("EntityType", destination.entityType(), header.entityType());
        RowTable table = catalogue.tableFor(header);
        List<Column> given = header.fields().stream()
                .map(field -> table.column(field.code()).orElseThrow())
                .toList();
        Optional<String> action = Optional.of(destination.actionId());
        try {
            upserts = new RowBatch(database.connection(), table.upsert(given), given, action);
            deletes = new RowBatch(database.connection(), table.delete(), table.keys(), Optional.empty());
        } catch (SQLException e) {
            throw new WriteFailed(e);
        }
    }

    private static void agree(String field, String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new ImportRefused(
                    "HeaderMismatch",
                    field,
                    "The file's header says '" + found + "', the request said '" + wanted + "'");
        }
    }

    @Override
    public void upsert(long line, List<String> values) {
        if (rowsToLose > 0) {
            rowsToLose--;
            return;
        }
        write(Objects.requireNonNull(upserts), Objects.requireNonNull(deletes), values);
    }

    @Override
    public void delete(long line, List<String> keys) {
        write(Objects.requireNonNull(deletes), Objects.requireNonNull(upserts), keys);
    }

    /** What came before goes first: a row may be written, deleted and written again. */
    private static void write(RowBatch batch, RowBatch other, List<String> values) {
        if (Thread.interrupted()) {
            throw new ImportInterrupted();
        }
        try {
            other.send();
            batch.add(values);
        } catch (SQLException e) {
            throw new WriteFailed(e);
        }
    }

    @Override
    public boolean problem(Problem problem) {
        boolean isError = problem.severity() == Problem.Severity.ERROR;
        if (isError && issues.size() < Outcome.MOST_ISSUES) {
            issues.add(new FieldIssue(
                    problem.rule(),
                    problem.column(),
                    "found " + problem.found() + ", expected " + problem.expected(),
                    problem.line() == 0 ? OptionalLong.empty() : OptionalLong.of(problem.line())));
        }
        return true;
    }

    /** So many keys stand in a row 10 and in a row 90: nobody knows what was meant with them. */
    void contradictions(long keys) {
        contradictory = keys > 0;
    }

    /** How the import ends when the file was read to its end. */
    Outcome finish(Summary summary) {
        boolean anyGood = summary.upserts() + summary.deletes() > 0;
        boolean anyBad = summary.badRows() > 0;
        if (contradictory || !summary.structureOk() || !summary.complete() || anyBad && !anyGood) {
            return Outcome.failed(summary.badRows(), issues);
        }
        try {
            Objects.requireNonNull(upserts).send();
            Objects.requireNonNull(deletes).send();
        } catch (SQLException e) {
            throw new WriteFailed(e);
        }
        ImportState state = anyBad ? ImportState.PARTIAL : ImportState.COMPLETED;
        return new Outcome(state, summary.upserts(), summary.deletes(), summary.badRows(), issues);
    }

    @Override
    public void close() throws SQLException {
        if (upserts != null) {
            upserts.close();
        }
        if (deletes != null) {
            deletes.close();
        }
    }
}
