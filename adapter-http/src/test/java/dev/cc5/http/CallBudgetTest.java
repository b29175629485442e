package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.CallBudget;
import dev.cc5.testkit.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request that goes to the portal is taken from the budget, and none goes that is not. */
class CallBudgetTest {
    private static final Answer DENIED = TestPortal.refused(403, "Denied", "Permission denied");

    private final Counting budget = new Counting();
    private final TestPortal portal = TestPortal.start(settings -> settings.callBudget(budget));

    private static final class Counting implements CallBudget {
        private final List<Step> spent = new ArrayList<>();
        private int most = 100;
        private int givenBack;

        @Override
        public void spend(Step step) {
            if (spent.size() == most) {
                throw new TemporaryException(
                        Explanation.of(step, "no more", ""), Trouble.QUOTA, Sent.NO, Optional.empty(), null);
            }
            spent.add(step);
        }

        @Override
        public void giveBack() {
            givenBack++;
        }
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void assertAllCounted(int requests) {
        assertThat(portal.server.requests()).hasSize(requests);
        assertThat(budget.spent).hasSize(requests);
        assertThat(budget.givenBack).isZero();
    }

    @Test
    void aRepeatWithANewKeyCounts() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.status(401), TestPortal.received());

        portal.startImport();

        assertAllCounted(2);
    }

    @Test
    void clearingThePermissionCacheCounts() {
        portal.server.on("POST", TestPortal.ASYNC, DENIED, TestPortal.received());
        portal.server.on("POST", TestPortal.REFRESH, TestPortal.received());

        portal.startImport();

        assertAllCounted(3);
        assertThat(budget.spent).containsOnly(Step.START_IMPORT);
    }

    @Test
    void theOtherWayOfStepThreeCounts() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.status(404));
        portal.server.on("POST", TestPortal.SYNC, TestPortal.received());

        portal.startImport();

        assertAllCounted(2);
    }

    @Test
    void aRequestWhoseAnswerIsLostCounts() {
        portal.server.on("GET", TestPortal.STATUS, Answer.reset());

        assertThatThrownBy(portal::check).isInstanceOf(TemporaryException.class);

        assertAllCounted(1);
    }

    @Test
    void aRequestThatIsNeverAnsweredCounts() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.never());

        assertThatThrownBy(() -> portal.startImport(Deadline.in(Duration.ofMillis(500))))
                .isInstanceOf(TemporaryException.class);

        assertAllCounted(1);
    }

    @Test
    void aRequestThatNobodyListensToIsGivenBack() {
        portal.server.close();

        assertThatThrownBy(portal::check).isInstanceOf(TemporaryException.class);
        assertThatThrownBy(portal::startImport).isInstanceOf(TemporaryException.class);

        assertThat(budget.spent).hasSize(2);
        assertThat(budget.givenBack).isEqualTo(2);
    }

    @Test
    void whatTheBudgetDoesNotAllowIsNotSent() {
        budget.most = 0;

        TemporaryException refused = catchThrowableOfType(TemporaryException.class, portal::startImport);

        assertThat(refused.trouble()).isEqualTo(Trouble.QUOTA);
        assertThat(refused.sent()).isEqualTo(Sent.NO);
        assertThat(portal.server.requests()).isEmpty();
    }

    @Test
    void aBudgetThatEndsBehindTheScenesHidesNoRefusal() {
        budget.most = 1;
        portal.server.on("POST", TestPortal.ASYNC, DENIED);

        assertThatThrownBy(portal::startImport).isInstanceOf(NotAuthorisedException.class);

        assertAllCounted(1);
    }

    @Test
    void aCallThatIsTooLateIsNotTakenFromTheBudget() {
        assertThatThrownBy(() -> portal.startImport(Deadline.in(Duration.ZERO))).isInstanceOf(TemporaryException.class);

        assertAllCounted(0);
    }
}
