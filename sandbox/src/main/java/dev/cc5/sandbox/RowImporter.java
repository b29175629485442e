package dev.cc5.sandbox;

import dev.cc5.syncfile.RepeatedKeys;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Imports an uploaded file: reads it from S3 and writes its rows, all that are right in one transaction or none. Of a
 * file that writes and deletes one key it takes nothing. One thread at a time.
 */
final class RowImporter implements AutoCloseable {
    private final ObjectStore objects;
    private final Database database;
    private final RowCatalogue catalogue;
    private final String workspace;
    private final String bucket;
    private final Faults faults;
    private final Path temporary;

    RowImporter(ObjectStore objects, Path rows, String workspace, String bucket, Faults faults) {
        this.objects = objects;
        this.temporary = Objects.requireNonNull(rows.toAbsolutePath().getParent());
        this.database = Database.open(rows);
        this.catalogue = new RowCatalogue(database);
        this.workspace = workspace;
        this.bucket = bucket;
        this.faults = faults;
    }

    /** @throws ImportInterrupted when the thread is interrupted; then nothing went in */
    Outcome run(StoredFile file, String actionId) {
        var destination = new RowWriter.Destination(workspace, bucket, file.entityType(), actionId);
        try {
            Connection connection = database.connection();
            connection.setAutoCommit(false);
            try (RowWriter writer = new RowWriter(database, catalogue, destination, faults.rowsToLose())) {
                Outcome outcome = writer.finish(read(file, writer));
                if (outcome.state() != ImportState.FAILED) {
                    connection.commit();
                }
                return outcome;
            } catch (ImportRefused refusal) {
                return Outcome.failed(0, List.of(refusal.issue()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (ImportInterrupted stopping) {
            throw stopping;
        } catch (IOException | SQLException | RuntimeException e) {
            return Outcome.failed(0, List.of(new FieldIssue("InternalError", "", "The import failed: " + e)));
        }
    }

    /** Reads it as the checker does, so that a key in rows 10 and 90 is an error here too. */
    private Summary read(StoredFile file, RowWriter writer) throws IOException {
        try (ReadableByteChannel in = Channels.newChannel(objects.open(file.key()));
                RepeatedKeys keys = new RepeatedKeys(temporary)) {
            Summary rows = SyncFileReader.read(in, writer, helper -> {}, keys);
            Summary all = keys.compare(rows, () -> objects.open(file.key()), writer);
            writer.contradictions(all.errors() - rows.errors());
            return all;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
