package dev.cc5.testkit;

import dev.cc5.model.FileId;
import dev.cc5.model.Phase;
import dev.cc5.port.StatusChecker;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;

/** The example of the package's documentation. */
class PlainStatusCheckerTest implements StatusCheckerContract {
    private final LoopbackServer server = LoopbackServer.plain();

    @Override
    public StatusChecker port(Situation situation) {
        Answer answer = switch (situation) {
            case SILENT -> Answer.never();
            case ANSWER_LOST -> Answer.reset();
            case SENSELESS -> Answer.status(200).body("<html>");
            case UNAUTHORISED -> Answer.status(403);
            case REFUSING -> Answer.status(400);
            case THROTTLING -> Answer.status(429).header("Retry-After", "7");
            case UNKNOWN_FILE -> Answer.status(404);
            default -> Answer.status(200).body("running");
        };
        server.on("GET", "/files/1", answer);
        if (situation == Situation.OUT_OF_REACH) {
            server.close();
        }
        return new PlainStatusChecker(server.uri("/files/"));
    }

    @Override
    public StatusChecker portShowing(Phase phase) {
        String word = phase.name().toLowerCase(Locale.ROOT);
        server.on("GET", "/files/1", Answer.status(200).body(word));
        return new PlainStatusChecker(server.uri("/files/"));
    }

    @Override
    public FileId file() {
        return new FileId("1");
    }

    @AfterEach
    void close() {
        server.close();
    }
}
