package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.cc5.lambda.event.Delivery;
import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A batch whose objects do not all go well. */
class BatchTest {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private List<String> failures(List<TestObject> objects) throws IOException {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                lines.add(message);
            }

            @Override
            public void log(byte[] message) {
                lines.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        Tally tally = new Tally(
                new Log(logger, InstantSource.fixed(Instant.EPOCH), Map.of()), new Metrics("cc5", "function"));
        String batch = TestObject.sqs(objects.stream().map(TestObject::event).toList());
        Delivery delivery = Delivery.read(new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)));
        return new Batch(BatchTest::importOne, tally, 4).run((Delivery.Queue) delivery);
    }

    private static ObjectResult importOne(ObjectCreated object) {
        if (object.version().key().equals("defect")) {
            throw new IllegalStateException("TopSecret");
        }
        return ObjectResult.of(object.version(), Outcome.ACCEPTED, Optional.empty());
    }

    private static TestObject object(String key) {
        return new TestObject("agency", key, 5, "e", "01");
    }

    /** L40 */
    @Test
    void aDefectFailsOnlyTheMessageThatItHappenedWith() throws IOException {
        assertThat(failures(List.of(object("one"), object("defect"), object("two"))))
                .containsExactly("m1");
        assertThat(lines)
                .filteredOn(line -> line.contains("ERROR"))
                .singleElement()
                .asString()
                .contains("\"key\":\"defect\"", "IllegalStateException", "BatchTest.importOne")
                .doesNotContain("TopSecret");
    }
}
