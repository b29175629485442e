package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cc5.testkit.BlackHole;
import dev.cc5.testkit.FaultProxy;
import dev.cc5.testkit.Link;
import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command over a network that breaks at every place: exactly one import, or a clear error in time. */
@Timeout(60)
class NetworkFaultsTest {
    private static final Link CLEAN = Link.clean();
    private static final Link LOST_ANSWER = Link.droppedAfterAccept();
    private static final Link CUT_ANSWER = CLEAN.breaking(Direction.TO_CLIENT, 100, Manner.CLOSE);
    private static final Link NO_ANSWER = CLEAN.breaking(Direction.TO_CLIENT, 0, Manner.SWALLOW);
    private static final Link DRIPPING = CLEAN.withBandwidth(100);
    private static final int ROWS = 4000;

    @TempDir
    Path directory;

    private final CountingPortal portal = new CountingPortal();
    private Path file;

    @BeforeEach
    void writeFile() {
        String[] lines = Stream.concat(
                        Stream.iterate(0, i -> i < ROWS, i -> i + 1)
                                .map(i -> "10|F-" + i + "|Smith of the " + i + "th|0"),
                        Stream.of("99|" + ROWS))
                .toArray(String[]::new);
        file = SyncFiles.with(directory, "family.cc5txt", lines);
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private record Lines(Link[] portal, Link[] s3) {}

    private static Lines toPortal(Link... links) {
        return new Lines(links, new Link[] {CLEAN});
    }

    private static Lines toS3(Link... links) {
        return new Lines(new Link[] {CLEAN}, links);
    }

    private static Link s3Cut(long bytes, Manner manner) {
        return CLEAN.breaking(Direction.TO_SERVER, bytes, manner);
    }

    static Stream<Arguments> mended() {
        return Stream.of(
                Arguments.of("no slot asked for", toPortal(Link.closed(), CLEAN)),
                Arguments.of("slot's answer lost", toPortal(LOST_ANSWER, CLEAN)),
                Arguments.of("slot's answer cut", toPortal(CUT_ANSWER, CLEAN)),
                Arguments.of("start never arrived", toPortal(CLEAN, Link.closed(), CLEAN)),
                Arguments.of("start's answer lost", toPortal(CLEAN, LOST_ANSWER, CLEAN)),
                Arguments.of("start's answer cut", toPortal(CLEAN, CUT_ANSWER, CLEAN)),
                Arguments.of("start's and status' answers lost", toPortal(CLEAN, LOST_ANSWER, LOST_ANSWER, CLEAN)),
                Arguments.of("status never asked", toPortal(CLEAN, CLEAN, Link.closed(), LOST_ANSWER, CLEAN)),
                Arguments.of("status cut", toPortal(CLEAN, CLEAN, CUT_ANSWER, CUT_ANSWER, CLEAN)),
                Arguments.of("a slow portal", toPortal(CLEAN.withLatency(Duration.ofMillis(200)))),
                Arguments.of("a portal byte by byte", toPortal(CLEAN.inSlicesOf(1))),
                Arguments.of("upload reset at its begin", toS3(s3Cut(0, Manner.RESET), CLEAN)),
                Arguments.of("upload reset half-way", toS3(s3Cut(60_000, Manner.RESET), CLEAN)),
                Arguments.of("upload closed half-way", toS3(s3Cut(60_000, Manner.CLOSE), CLEAN)),
                Arguments.of("upload reset at its end", toS3(LOST_ANSWER, CLEAN)),
                Arguments.of("upload reset twice", toS3(s3Cut(60_000, Manner.RESET), LOST_ANSWER, CLEAN)),
                Arguments.of("upload at 1 Mbit/s", toS3(CLEAN.withBandwidth(125_000))),
                Arguments.of("upload byte by byte", toS3(CLEAN.inSlicesOf(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mended")
    void isImportedExactlyOnce(String name, Lines lines) throws Exception {
        portal.portalLine.on(lines.portal());
        portal.s3Line.on(lines.s3());

        CommandRun run = portal.importing(file).run();

        assertImportedOnce(run);
    }

    /** Larger than what a system buffers: a stall in a small file cannot be told from an answer that is late. */
    @Test
    void isImportedOnceThoughTheUploadStalled() throws Exception {
        Path large = directory.resolve("large.cc5txt");
        try (RandomAccessFile content = new RandomAccessFile(large.toFile(), "rw")) {
            content.setLength(24 << 20);
        }
        portal.s3Line.on(s3Cut(60_000, Manner.STALL), CLEAN);

        CommandRun run = portal.importing(large, "--idle-timeout=1s", "--no-check")
                .with("--workspace=w", "--bucket=b", "--entity-type=t")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("stalled");
        assertThat(portal.starts("large.cc5txt")).isEqualTo(1);
    }

    @Test
    void isImportedThroughTinyWindows() throws Exception {
        try (FaultProxy narrowPortal = FaultProxy.withTinyWindowTo(portal.portalPort());
                FaultProxy narrowS3 = FaultProxy.withTinyWindowTo(portal.s3Port())) {
            portal.s3Origin(narrowS3.origin());

            assertImportedOnce(portal.importingAt(narrowPortal.origin(), file).run());
        }
    }

    private void assertImportedOnce(CommandRun run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.starts("family.cc5txt")).isEqualTo(1);
        assertThat(portal.object("family.cc5txt")).isEqualTo(Files.readString(file));
    }

    static Stream<Arguments> hopeless() {
        Link stalled = s3Cut(60_000, Manner.STALL);
        return Stream.of(
                Arguments.of("the slot is never answered", toPortal(Link.blackHole()), 11, 0),
                Arguments.of("the slot has no answer", toPortal(NO_ANSWER), 11, 0),
                Arguments.of("the slot drips", toPortal(DRIPPING), 11, 0),
                Arguments.of("the upload stalls", toS3(stalled), 11, 0),
                Arguments.of("the upload has no answer", toS3(NO_ANSWER), 11, 0),
                Arguments.of("the start has no answer", toPortal(CLEAN, NO_ANSWER), 10, 1),
                Arguments.of("the start never arrives", toPortal(CLEAN, Link.blackHole()), 10, 0),
                Arguments.of("the status has no answer", toPortal(CLEAN, CLEAN, NO_ANSWER), 9, 1),
                Arguments.of("the status drips", toPortal(CLEAN, CLEAN, DRIPPING), 9, 1),
                Arguments.of("the status is always lost", toPortal(CLEAN, CLEAN, LOST_ANSWER), 9, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hopeless")
    void isGivenUpInTime(String name, Lines lines, int exit, int starts) {
        portal.portalLine.on(lines.portal());
        portal.s3Line.on(lines.s3());
        long begun = System.nanoTime();

        CommandRun run = portal.importing(file, "--deadline=2s").run();

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains("doing:", "happened:", "to do:").doesNotContain(ScriptedPortal.KEY, "X-Amz");
        assertThat(portal.starts("family.cc5txt")).isEqualTo(starts);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aPortalThatNobodyGetsThroughToIsGivenUpInTime() {
        try (BlackHole hole = BlackHole.open()) {
            long begun = System.nanoTime();

            CommandRun run = portal.importingAt("http://127.0.0.1:" + hole.port(), file, "--deadline=2s")
                    .run();

            assertThat(run.exit()).as(run.err()).isEqualTo(11);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** CATALOGUE C16: of many connections a share is lost, each in another way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverGetsLostNothingIsImportedTwiceOrBelievedWrongly(long seed) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(SyncFiles.right(directory, "family-" + i + ".cc5txt"));
        }
        portal.portalLine.onEach(losing(seed));
        portal.s3Line.onEach(losing(-seed));

        CommandRun run = portal.importing(files.toArray()).with("--json").run();

        assertThat(run.exit()).as(run.err()).isIn(0, 6, 9, 10, 11);
        assertThat(run.outLines()).hasSize(12);
        for (String line : run.outLines()) {
            JsonNode result = new ObjectMapper().readTree(line);
            Path source = Path.of(result.path("file").asText());
            String name = String.valueOf(source.getFileName());
            assertThat(portal.starts(name)).as(line).isLessThanOrEqualTo(1);
            if (result.path("exitCode").asInt(-1) == 0) {
                assertThat(portal.starts(name)).as(line).isEqualTo(1);
                assertThat(portal.object(name)).isEqualTo(Files.readString(source));
            }
        }
    }

    /** A fifth of the connections breaks. */
    private static IntFunction<Link> losing(long seed) {
        List<Link> faults = List.of(
                Link.closed(),
                LOST_ANSWER,
                CUT_ANSWER,
                CLEAN.breaking(Direction.TO_SERVER, 300, Manner.RESET),
                CLEAN.breaking(Direction.TO_CLIENT, 0, Manner.CLOSE));
        return number -> {
            Link fault = faults.get(new Random(seed + number).nextInt(faults.size()));
            return FaultProxy.sometimes(0.2, seed, fault).apply(number);
        };
    }
}
