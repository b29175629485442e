package dev.cc5.http;

import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.http.wire.MalformedAnswerException;
import dev.cc5.http.wire.RowsAnswer;
import dev.cc5.http.wire.WireMapper;
import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.port.RowQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /appdata/{Entity}/query}: how many rows carry an import's mark, and whose mark the rows of some keys carry
 * (PLATFORM section 4). Asks by values and never page by page: without an order that everybody agrees on, pages of rows
 * that change meanwhile leave out some and show others twice.
 */
final class RowsEndpoint implements RowQuery {
    private static final String MARK = "batch_action_id";

    private final PortalSettings settings;
    private final PortalApi api;
    private final WireMapper mapper;
    /** Whole rows come back: where they are long, fewer fit into an answer than may be asked for. */
    private volatile int keysAtOnce = MOST_KEYS;

    RowsEndpoint(PortalSettings settings, PortalApi api, WireMapper mapper) {
        this.settings = settings;
        this.api = api;
        this.mapper = mapper;
    }

    @Override
    public long count(ImportedRows rows, Deadline deadline) {
        Map<String, Object> marked = Map.of(MARK, rows.actionId().value());
        // One row, not none: to some, to take nothing means to take what is usual.
        Call call = call(rows, marked, 1, false);
        PortalAnswer answer = api.goodAnswer(call, deadline);
        return api.success(
                call,
                answer,
                envelope -> RowsAnswer.of(envelope)
                        .total()
                        .orElseThrow(() -> new MalformedAnswerException("Total is missing")));
    }

    @Override
    public Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
        Map<RowKey, ActionId> writers = new HashMap<>();
        for (int from = 0; from < keys.size(); ) {
            List<RowKey> batch = keys.subList(from, Math.min(keys.size(), from + keysAtOnce));
            try {
                writers.putAll(writers(rows, batch, deadline));
                from += batch.size();
            } catch (ProtocolException e) {
                if (!(e.getCause() instanceof BoundedBody.TooLongException) || batch.size() == 1) {
                    throw e;
                }
                keysAtOnce = batch.size() / 2;
            }
        }
        return writers;
    }

    private Map<RowKey, ActionId> writers(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
        RowKeys form = new RowKeys(rows.key());
        Call call = call(rows, form.filter(keys), MOST_KEYS, true);
        PortalAnswer answer = api.goodAnswer(call, deadline);
        return api.success(call, answer, envelope -> {
            Set<RowKey> wanted = new HashSet<>(keys);
            Map<RowKey, ActionId> writers = new HashMap<>();
            for (Fields row : RowsAnswer.of(envelope).rows()) {
                form.keyOf(row).filter(wanted::contains).ifPresent(key -> writers.put(key, mark(row)));
            }
            return writers;
        });
    }

    private static ActionId mark(Fields row) {
        return row.exactly(MARK)
                .or(() -> row.value(MARK))
                .flatMap(value -> value instanceof Json.Text text ? Optional.of(text.value()) : Optional.empty())
                .filter(text -> !text.isBlank())
                .map(ActionId::new)
                .orElseThrow(() -> new MalformedAnswerException("a row has no " + MARK));
    }

    private Call call(ImportedRows rows, Map<String, Object> query, int take, boolean withoutTotal) {
        String entity = settings.entity()
                .orElseGet(() -> EntityPaths.of(rows.destination().entityType(), rows.dataSource()));
        return Call.post(
                Step.QUERY_ROWS,
                "/appdata/" + PortalUri.segment(entity) + "/query",
                mapper.rowOrder(rows, query, take, withoutTotal).toJson());
    }
}
