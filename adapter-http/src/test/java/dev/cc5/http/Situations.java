package dev.cc5.http;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Situation;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** Brings about, over HTTP, the situations in which the contracts want to see an adapter. */
final class Situations {
    private Situations() {}

    /** A portal in this situation, where a working one answers like this. */
    static TestPortal portal(Situation situation, Supplier<Answer> working) {
        TestPortal portal = TestPortal.start();
        if (situation == Situation.OUT_OF_REACH) {
            portal.server.close();
        }
        portal.server.onOthers(request -> answer(situation, working));
        return portal;
    }

    private static Answer answer(Situation situation, Supplier<Answer> working) {
        return switch (situation) {
            case WORKING, OUT_OF_REACH -> working.get();
            case SILENT -> Answer.never();
            case ANSWER_LOST -> Answer.close();
            case SENSELESS -> Answer.json(200, "{\"IsSuccess\":tr");
            case UNAUTHORISED -> TestPortal.refused(401, "Unauthorized", "Unknown key " + TestPortal.KEY);
            case REFUSING -> TestPortal.refused(400, "Bad", "Not\\u0007 so\\u202e " + TestPortal.KEY);
            case THROTTLING ->
                Answer.json(429, "{\"message\":\"Too Many Requests\"}").header("Retry-After", "7");
            case UNKNOWN_FILE -> TestPortal.refused(404, "NotFound", "No such file");
            default -> Assumptions.abort("only an upload can be " + situation);
        };
    }
}
