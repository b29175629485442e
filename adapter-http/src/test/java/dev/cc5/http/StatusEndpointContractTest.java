package dev.cc5.http;

import dev.cc5.model.FileId;
import dev.cc5.model.Phase;
import dev.cc5.port.StatusChecker;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Situation;
import dev.cc5.testkit.StatusCheckerContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class StatusEndpointContractTest implements StatusCheckerContract {
    private final List<TestPortal> portals = new ArrayList<>();

    @Override
    public StatusChecker port(Situation situation) {
        return checker(situation, "running");
    }

    @Override
    public StatusChecker portShowing(Phase phase) {
        return checker(
                Situation.WORKING,
                switch (phase) {
                    case PENDING -> "queued";
                    case RUNNING -> "processing";
                    case SUCCEEDED -> "import data succeed";
                    case PARTIAL -> "partially_loaded";
                    case FAILED -> "failed";
                    case CANCELLED -> "aborted";
                    case UNKNOWN -> "perplexed";
                });
    }

    @Override
    public Optional<StatusChecker> portToldOfAnotherFile() {
        return Optional.of(checker(Situation.WORKING, "done\",\"FileId\":\"another"));
    }

    private StatusChecker checker(Situation situation, String word) {
        TestPortal portal =
                Situations.portal(situation, () -> Answer.json(200, "{\"Data\":{\"Status\":\"" + word + "\"}}"));
        portals.add(portal);
        return portal.portal.statusChecker().orElseThrow();
    }

    @Override
    public FileId file() {
        return TestPortal.FILE_ID;
    }

    @Override
    public List<String> secrets() {
        return List.of(TestPortal.KEY);
    }

    @AfterEach
    void close() {
        portals.forEach(TestPortal::close);
    }
}
