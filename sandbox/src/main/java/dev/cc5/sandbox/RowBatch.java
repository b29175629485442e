package dev.cc5.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One statement for many rows, sent some thousand at a time. */
final class RowBatch implements AutoCloseable {
    private static final int SIZE = 5000;

    private final PreparedStatement statement;
    private final List<Column> columns;
    private final Optional<String> last;
    private int waiting;

    /**
     * @param columns what the statement takes for each row
     * @param last what it takes after them, the same for every row
     */
    RowBatch(Connection connection, String sql, List<Column> columns, Optional<String> last) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.columns = columns;
        this.last = last;
    }

    void add(List<String> values) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).bind(statement, i + 1, values.get(i));
        }
        if (last.isPresent()) {
            statement.setString(columns.size() + 1, last.get());
        }
        statement.addBatch();
        if (++waiting == SIZE) {
            send();
        }
    }

    /** Sends what is waiting. */
    void send() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
