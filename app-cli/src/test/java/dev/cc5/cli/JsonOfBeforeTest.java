package dev.cc5.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.Destination;
import dev.cc5.model.LocalFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that read the JSON of 1 December 2026 still can: every member is there, of the same kind, and every word means
 * what it meant. {@code json-before.txt} is what the command of that day printed, a line each.
 */
@Timeout(300)
class JsonOfBeforeTest {
    private static final String QUERY = "/appdata/family/query";
    private static final JsonMapper JSON = new JsonMapper();
    /** What differs from run to run, and sentences for people. */
    private static final Set<String> VARYING = Set.of(
            "file",
            "source",
            "seconds",
            "apiCalls",
            "job",
            "recordedAt",
            "begunAt",
            "updatedAt",
            "portal",
            "doing",
            "happened",
            "advice",
            "message",
            "found",
            "expected",
            "damage",
            "description",
            "notes");

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();
    private final Map<String, CommandRun> runs = new TreeMap<>();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    @Test
    void everyMemberAndEveryWordIsStillThere() throws IOException {
        imports();
        jobs();
        statuses();
        checks();
        runs.put("adapters", CommandRun.of("adapters", "--json").run());

        Map<String, List<String>> before = before();
        assertThat(runs.keySet()).containsAll(before.keySet());
        for (Map.Entry<String, List<String>> entry : before.entrySet()) {
            List<String> now = Objects.requireNonNull(runs.get(entry.getKey())).outLines();
            assertThat(now).as(entry.getKey()).hasSameSizeAs(entry.getValue());
            for (int line = 0; line < now.size(); line++) {
                assertKept(entry.getKey(), JSON.readTree(entry.getValue().get(line)), JSON.readTree(now.get(line)));
            }
        }
    }

    private static void assertKept(String where, JsonNode before, JsonNode now) {
        assertThat(now.getNodeType()).as(where).isEqualTo(before.getNodeType());
        if (before.isObject()) {
            before.properties().forEach(member -> {
                String inner = where + "/" + member.getKey();
                assertThat(now.has(member.getKey())).as(inner).isTrue();
                if (VARYING.contains(member.getKey())) {
                    assertThat(now.get(member.getKey()).getNodeType())
                            .as(inner)
                            .isEqualTo(member.getValue().getNodeType());
                } else {
                    assertKept(inner, member.getValue(), now.get(member.getKey()));
                }
            });
        } else if (before.isArray()) {
            assertThat(now.size()).as(where).isGreaterThanOrEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertKept(where + "/" + i, before.get(i), now.get(i));
            }
        } else {
            assertThat(now).as(where).isEqualTo(before);
        }
    }

    private static Map<String, List<String>> before() throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        try (InputStream text = JsonOfBeforeTest.class.getResourceAsStream("/json-before.txt")) {
            new String(Objects.requireNonNull(text).readAllBytes(), UTF_8)
                    .lines()
                    .forEach(line -> {
                        String[] parts = line.split(" ", 2);
                        lines.computeIfAbsent(parts[0], name -> new ArrayList<>())
                                .add(parts[1]);
                    });
        }
        return lines;
    }

    private void imports() {
        Path file = SyncFiles.withADelete(directory, "family.cc5txt");
        importing("imported", file, "--allow-deletes");
        portal.on("POST", QUERY, rows(2, row("F-1"), row("F-2")));
        importing("verified", file, "--allow-deletes", "--verify=rows");
        portal.on("POST", QUERY, rows(0), rows(0), rows(0), rows(0, row("F-1")));
        importing("not-proven", file, "--allow-deletes", "--verify=rows");
        importing("accepted", file, "--allow-deletes", "--no-wait");
        importing("refused-file", file);
        importing("missing-file", directory.resolve("missing.cc5txt"));
        importing("bad-rows", SyncFiles.with(directory, "bad.cc5txt", "10|F-1|x|maybe", "10|F-2", "99|1"));
        importing("wrong-settings", file, "--no-check");
        alreadyImportedAndClaimed();
        failures(SyncFiles.right(directory, "right.cc5txt"));
    }

    private void alreadyImportedAndClaimed() {
        Path file = SyncFiles.right(directory, "again.cc5txt");
        Path state = directory.resolve("state");
        portal.importing(file).env("CC5_STATE_DIR", state).run();
        runs.put(
                "already-imported",
                portal.importing(file, "--json").env("CC5_STATE_DIR", state).run());
        JournalKey key = new JournalKey(
                LocalFile.of(file).fingerprint(),
                portal.url(),
                new Destination(SyncFiles.WORKSPACE, SyncFiles.BUCKET, "wks_family"));
        try (ImportJournal.Claim holder =
                DirectoryJournal.open(state, Clock.systemUTC()).claim(key)) {
            assertThat(holder.found()).isPresent();
            runs.put(
                    "claimed",
                    portal.importing(file, "--json").env("CC5_STATE_DIR", state).run());
        }
    }

    private void failures(Path file) {
        failing("not-authorised", "POST", ScriptedPortal.SLOT, Answer.status(401), file);
        failing("refused", "POST", ScriptedPortal.SLOT, Answer.json(400, "{\"IsSuccess\":false}"), file);
        failing("temporary", "POST", ScriptedPortal.SLOT, Answer.status(503), file);
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(401));
        importing("not-begun", file, SyncFiles.right(directory, "z.cc5txt"), "--fail-fast", "--parallel=1");
        portal.on("POST", ScriptedPortal.SLOT, portal.slot());
        failing("upload-failed", "PUT", ScriptedPortal.PUT, Answer.status(503), file);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));
        status("import-failed", withErrors("Failed"), file);
        status("partly-imported", withErrors("partially_loaded"), file);
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        importing("still-running", file, "--deadline=1s");
        portal.on("POST", ScriptedPortal.START, Answer.json(503, "{}"));
        portal.on("GET", ScriptedPortal.STATUS, Answer.status(503));
        importing("unknown-outcome", file, "--deadline=1s");
        portal.on("POST", ScriptedPortal.START, ScriptedPortal.started());
        Thread.currentThread().interrupt();
        importing("interrupted", file);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Answer withErrors(String word) {
        return ScriptedPortal.statusWithRowErrors(
                word, "[{\"FieldName\":\"name\",\"Message\":\"bad\",\"Meta\":{\"Line\":5}},{\"Message\":\"worse\"}]");
    }

    private void failing(String name, String method, String path, Answer answer, Path file) {
        portal.on(method, path, answer);
        importing(name, file);
        portal.on("POST", ScriptedPortal.SLOT, portal.slot());
    }

    private void status(String name, Answer answer, Path file) {
        portal.on("GET", ScriptedPortal.STATUS, answer);
        importing(name, file);
    }

    private void importing(String name, Object... arguments) {
        runs.put(name, portal.importing(arguments).with("--json").run());
    }

    private void jobs() {
        for (String name : StateOfBefore.names()) {
            Path state = StateOfBefore.copy(name, directory.resolve("before-" + name));
            runs.put(
                    "jobs-" + name,
                    CommandRun.of("jobs", "--json").env("CC5_STATE_DIR", state).run());
        }
    }

    private void statuses() {
        for (String word : List.of("Running", "Completed", "Cancelled", "no-such-word")) {
            portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status(word));
            runs.put("status-" + word, status());
        }
        portal.on("GET", ScriptedPortal.STATUS, withErrors("Failed"));
        runs.put("status-Failed", status());
        portal.on("GET", ScriptedPortal.STATUS, Answer.status(401));
        runs.put("status-refused", status());
    }

    private CommandRun status() {
        return CommandRun.of("status", "F-1", "--workspace=w", "--bucket=b", "--json")
                .env("CC5_PORTAL", portal.url())
                .env("CC5_API_KEY", ScriptedPortal.KEY)
                .run();
    }

    private void checks() throws IOException {
        Path odd = Files.writeString(directory.resolve("odd.csv"), "a,b\n");
        checking("right", SyncFiles.withADelete(directory, "family.cc5txt"));
        checking("not-right", SyncFiles.with(directory, "bad.cc5txt", "10|F-1|x|maybe", "10|F-2", "99|1"));
        checking("twice", SyncFiles.with(directory, "twice.cc5txt", "10|F-1|x|1", "10|F-1|x|1", "99|2"));
        checking("no-sync-file", odd);
        checking("missing", directory.resolve("missing.cc5txt"));
    }

    private void checking(String name, Path file) {
        runs.put(
                "check-" + name,
                CommandRun.of("check", "--format=json", file.toString()).run());
    }

    private static Answer rows(int total, String... rows) {
        return Answer.json(
                200, "{\"IsSuccess\":true,\"Data\":[" + String.join(",", rows) + "],\"Total\":" + total + "}");
    }

    private static String row(String key) {
        return "{\"entityId\":\"" + key + "\",\"batch_action_id\":\"A-1\"}";
    }
}
