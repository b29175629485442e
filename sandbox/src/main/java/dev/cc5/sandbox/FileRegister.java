package dev.cc5.sandbox;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The portal's memory of files and imports, in SQLite. Thread-safe. */
final class FileRegister implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "create table if not exists files(id text primary key, action_id text not null, entity_type text not null,"
                    + " name text not null, folder text not null, category text not null, tags text not null,"
                    + " metadata text not null, description text not null, key text not null, created_on text not null)",
            "create table if not exists imports(number integer primary key, file_id text not null,"
                    + " action_id text not null, description text not null, state text not null,"
                    + " upserted integer not null default 0, deleted integer not null default 0,"
                    + " refused integer not null default 0, created_on text not null, ended_on text,"
                    + " unique(file_id, action_id))",
            "create table if not exists issues(file_id text not null, action_id text not null, code text not null,"
                    + " field text not null, message text not null, line integer not null)",
            "create index if not exists issues_by_import on issues(file_id, action_id)");

    private final Database database;
    private final Clock clock;

    private FileRegister(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    static FileRegister open(Path file, Clock clock) {
        Database database = Database.open(file);
        TABLES.forEach(database::execute);
        return new FileRegister(database, clock);
    }

    void add(StoredFile file) {
        database.update(
                "insert into files values(?,?,?,?,?,?,?,?,?,?,?)",
                file.id(),
                file.actionId(),
                file.entityType(),
                file.name(),
                file.folder(),
                file.category(),
                file.tags(),
                file.metadata(),
                file.description(),
                file.key(),
                file.createdOn().toString());
    }

    Optional<StoredFile> file(String id) {
        return database.selectFirst("select * from files where id = ?", FileRegister::storedFile, id);
    }

    private static StoredFile storedFile(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                row.getString("action_id"),
                row.getString("entity_type"),
                row.getString("name"),
                row.getString("folder"),
                row.getString("category"),
                row.getString("tags"),
                row.getString("metadata"),
                row.getString("description"),
                row.getString("key"),
                Instant.parse(row.getString("created_on")));
    }

    /** Puts an import in line, unless it is there already; tells whether it was not. */
    boolean begin(ImportKey key, String description) {
        int added = database.update(
                "insert or ignore into imports(file_id, action_id, description, state, created_on) values(?,?,?,?,?)",
                key.fileId(),
                key.actionId(),
                description,
                ImportState.QUEUED.name(),
                clock.instant().toString());
        return added == 1;
    }

    void processing(ImportKey key) {
        database.update(
                "update imports set state = ? where file_id = ? and action_id = ?",
                ImportState.PROCESSING.name(),
                key.fileId(),
                key.actionId());
    }

    void end(ImportKey key, Outcome outcome) {
        database.inTransaction(() -> {
            for (FieldIssue issue : outcome.issues()) {
                database.update(
                        "insert into issues values(?,?,?,?,?,?)",
                        key.fileId(),
                        key.actionId(),
                        issue.code(),
                        issue.field(),
                        issue.message(),
                        issue.line().orElse(0));
            }
            database.update(
                    "update imports set state = ?, upserted = ?, deleted = ?, refused = ?, ended_on = ?"
                            + " where file_id = ? and action_id = ?",
                    outcome.state().name(),
                    outcome.upserted(),
                    outcome.deleted(),
                    outcome.refused(),
                    clock.instant().toString(),
                    key.fileId(),
                    key.actionId());
        });
    }

    /** The import of this file that was put in line last. */
    Optional<StoredImport> latestImport(String fileId) {
        return database.selectFirst(
                "select * from imports where file_id = ? order by number desc limit 1", this::storedImport, fileId);
    }

    /** The imports that a stop or a crash left without an end, in their order. */
    List<ImportKey> unfinished() {
        return database.select(
                "select file_id, action_id from imports where state in (?, ?) order by number",
                FileRegister::key,
                ImportState.QUEUED.name(),
                ImportState.PROCESSING.name());
    }

    private static ImportKey key(ResultSet row) throws SQLException {
        return new ImportKey(row.getString("file_id"), row.getString("action_id"));
    }

    private StoredImport storedImport(ResultSet row) throws SQLException {
        Outcome outcome = new Outcome(
                ImportState.valueOf(row.getString("state")),
                row.getLong("upserted"),
                row.getLong("deleted"),
                row.getLong("refused"),
                issues(key(row)));
        return new StoredImport(
                key(row),
                outcome,
                Instant.parse(row.getString("created_on")),
                Optional.ofNullable(row.getString("ended_on")).map(Instant::parse));
    }

    private List<FieldIssue> issues(ImportKey key) {
        return database.select(
                "select code, field, message, line from issues where file_id = ? and action_id = ? order by rowid",
                row -> new FieldIssue(
                        row.getString("code"),
                        row.getString("field"),
                        row.getString("message"),
                        row.getLong("line") == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong("line"))),
                key.fileId(),
                key.actionId());
    }

    @Override
    public void close() {
        database.close();
    }
}
