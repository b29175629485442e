package dev.cc5.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * One connection to an SQLite database. What is committed survives the death of the process; readers and the one
 * writer do not block each other. Thread-safe by letting one thread in at a time.
 */
final class Database implements AutoCloseable {
    private static final String LIBRARY_PLACE = "org.sqlite.tmpdir";

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, DataDirectory.forOwnerOnly(file, "rw-------"));
            }
            loadLibrary(file);
            Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file));
            database.execute("pragma journal_mode=wal");
            database.execute("pragma synchronous=normal");
            database.execute("pragma busy_timeout=10000");
            return database;
        } catch (Exception e) {
            throw new SandboxException("The sandbox cannot use its database " + file + ": " + cause(e), e);
        }
    }

    /** SQLite's native library runs from a temporary directory; where that lets nothing run, from the database's. */
    private static synchronized void loadLibrary(Path file) throws Exception {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (NativeLibraryNotFoundException e) {
            if (System.getProperty(LIBRARY_PLACE) != null) {
                throw e;
            }
            System.setProperty(LIBRARY_PLACE, String.valueOf(file.getParent()));
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                System.clearProperty(LIBRARY_PLACE);
            }
        }
    }

    private static String cause(Exception e) {
        return e instanceof NativeLibraryNotFoundException
                ? "SQLite's native library does not run from "
                        + System.getProperty(LIBRARY_PLACE, System.getProperty("java.io.tmpdir"))
                        + ", which is perhaps mounted noexec or cannot be written; give the sandbox a data directory that"
                        + " programs can be run from"
                : String.valueOf(e.getMessage());
    }

    /** A name as SQL takes it, whatever is in it. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The raw connection, for batches; its user keeps other threads away. */
    Connection connection() {
        return connection;
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    synchronized void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    synchronized int update(String sql, Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    synchronized <T> List<T> select(String sql, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    <T> Optional<T> selectFirst(String sql, RowReader<T> reader, Object... values) {
        return select(sql, reader, values).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Does all of the work or, when it throws, nothing. */
    synchronized void inTransaction(Runnable work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("The sandbox's database failed: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
