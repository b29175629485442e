package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged command in a heap of 64 MiB against a portal and an S3 that want to do harm. Each file of one run gets
 * another hostile answer, so that one process sees them all, several at a time.
 */
@Timeout(180)
class HostileServerIT {
    private static final String DEADLINE = "12s";
    private static final int REFUSED = 5;
    private static final int UPLOAD_FAILED = 6;
    private static final int STILL_RUNNING = 9;
    private static final int UNKNOWN = 10;
    private static final int TEMPORARY = 11;

    @TempDir
    Path directory;

    private final LoopbackServer server = LoopbackServer.plain().onOthers(this::answer);
    private final Map<String, Answer> hostile = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new ConcurrentHashMap<>();
    private String target = "";

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSlotEndsAsARefusalInTime() throws Exception {
        target = "slot";
        hostile.putAll(Hostile.answers(200));
        hostile.putAll(Hostile.json());

        Map<String, Integer> exits = exits();

        assertThat(exits.remove("endless-interim-answers")).isEqualTo(TEMPORARY);
        assertThat(exits.remove("cut")).isEqualTo(TEMPORARY);
        assertAll(exits, REFUSED);
        assertThat(starts).isEmpty();
    }

    @Test
    void anUploadEndsByItsStatusOrFailsForGood() throws Exception {
        target = "put";
        Hostile.answers(403).forEach((name, answer) -> hostile.put("no-" + name, answer));
        Hostile.answers(200).forEach((name, answer) -> hostile.put("yes-" + name, answer));
        hostile.put("no-entity-bomb", Answer.status(403).body(Hostile.ENTITY_BOMB));
        hostile.put("no-external-entity", Answer.status(403).body(Hostile.EXTERNAL_ENTITY));
        hostile.put("no-deep", Answer.status(403).body("<Error>".repeat(9_000)));
        hostile.put("no-deeper", Answer.status(403).body("<a>".repeat(200_000) + "</a>".repeat(200_000)));
        hostile.put("no-long-text", Answer.status(403).body("<Error><Code>" + "x".repeat(20_000_000)));
        hostile.put("yes-entity-bomb", Answer.status(200).body(Hostile.ENTITY_BOMB));

        Map<String, Integer> exits = exits();

        assertThat(exits).hasSize(hostile.size());
        exits.forEach((name, exit) -> assertThat(exit).as(name).isIn(REFUSED, UPLOAD_FAILED, 0));
        // A yes is believed where the whole answer came and was short; DTDs are not read.
        List<String> believed = exits.entrySet().stream()
                .filter(result -> result.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(believed).containsExactly("yes-entity-bomb");
        assertThat(starts.keySet()).containsExactlyInAnyOrderElementsOf(believed);
    }

    @Test
    void aStartEndsAsAnUnknownOutcomeInTime() throws Exception {
        target = "start";
        hostile.putAll(Hostile.answers(200));
        hostile.putAll(Hostile.json());

        Map<String, Integer> exits = exits();

        // These two are odd and right: the portal says yes, and its status that nothing has ended.
        assertThat(exits.remove("many-members")).isEqualTo(STILL_RUNNING);
        assertThat(exits.remove("large-exponent")).isEqualTo(STILL_RUNNING);
        assertAll(exits, UNKNOWN);
        assertThat(starts.values()).allMatch(times -> times <= 2);
    }

    @Test
    void aStatusNeverBecomesASuccess() throws Exception {
        target = "status";
        hostile.putAll(Hostile.answers(200));
        hostile.putAll(Hostile.json());

        Map<String, Integer> exits = exits();

        assertAll(exits, STILL_RUNNING);
        assertThat(starts.values()).containsOnly(1);
    }

    private static void assertAll(Map<String, Integer> exits, int exit) {
        assertThat(exits)
                .isNotEmpty()
                .allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo(exit));
    }

    /** Imports a file for each hostile answer, and tells by what exit code each ended. */
    private Map<String, Integer> exits() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (String name : hostile.keySet()) {
            files.add(SyncFiles.right(directory, name));
        }
        long begun = System.nanoTime();

        CommandRun run = PackagedCommand.of(arguments(files))
                .env("CC5_JAVA_OPTS", "-Xmx64m -XX:+ExitOnOutOfMemoryError")
                .env("CC5_PORTAL", server.origin())
                .env("CC5_API_KEY", ScriptedPortal.KEY)
                .env("CC5_POLL_INTERVAL", "50ms..200ms")
                .env("CC5_DEADLINE", DEADLINE)
                .run();

        assertThat(run.all()).doesNotContain("OutOfMemory", "StackOverflow", "\tat ", ScriptedPortal.KEY, "root:");
        assertThat(run.outLines()).as(run.err()).hasSize(files.size());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(120));
        Map<String, Integer> exits = new HashMap<>();
        for (String line : run.outLines()) {
            JsonNode result = new ObjectMapper().readTree(line);
            String name = Path.of(result.path("file").asText()).getFileName() + "";
            exits.put(name, result.path("exitCode").asInt(-1));
            assertThat(result.has("error") || exits.get(name) == 0).as(line).isTrue();
        }
        return exits;
    }

    private static Object[] arguments(List<Path> files) {
        List<Object> arguments = new ArrayList<>(List.of("import", "--json", "--parallel=8", "--idle-timeout=1s"));
        arguments.addAll(files);
        return arguments.toArray();
    }

    private Answer answer(Request request) {
        return exchange -> {
            if (request.method().equals("POST")) {
                exchange.readBody();
            }
            answerTo(request).play(exchange);
        };
    }

    private Answer answerTo(Request request) {
        if (request.method().equals("PUT")) {
            return answer("put", last(request), Answer.status(200));
        }
        if (request.method().equals("GET")) {
            String word = target.equals("start") ? "Uploaded" : "Completed";
            return answer("status", last(request), ok(last(request), ",\"Status\":\"" + word + "\""));
        }
        if (request.path().equals(ScriptedPortal.SLOT)) {
            String file = field(request, "FileName");
            String url = server.url("/s3/" + file + "?X-Amz-Signature=s");
            return answer("slot", file, ok(file, ",\"Url\":\"" + url + "\""));
        }
        String file = field(request, "FileId");
        starts.merge(file, 1, Integer::sum);
        return answer("start", file, ok(file, ""));
    }

    private Answer answer(String step, String file, Answer good) {
        return step.equals(target) ? hostile.getOrDefault(file, good) : good;
    }

    private static Answer ok(String file, String more) {
        return ScriptedPortal.ok(
                "\"ActionId\":\"A\",\"FileId\":\"" + file + "\",\"FilePath\":\"//b/" + file + "\"" + more);
    }

    private static String last(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private static String field(Request request, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(request.bodyText());
        return matcher.find() ? matcher.group(1) : "";
    }
}
