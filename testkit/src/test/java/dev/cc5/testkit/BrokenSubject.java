package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Proves that a contract sees: for each of its tests there must be a port, broken on purpose, that this test fails with.
 *
 * @param <P> the port
 */
final class BrokenSubject<P> {
    private final Class<P> port;
    private final Class<?> contract;
    private final Consumer<UnaryOperator<P>> breaker;
    private final List<Proof<P>> proofs = new ArrayList<>();

    private record Proof<P>(String test, String flaw, UnaryOperator<P> breakage) {}

    /**
     * @param contract a test that implements the contract
     * @param breaker makes that test break its port like this
     */
    BrokenSubject(Class<P> port, Class<?> contract, Consumer<UnaryOperator<P>> breaker) {
        this.port = port;
        this.contract = contract;
        this.breaker = breaker;
    }

    /** These tests of the contract must fail with a port that is broken like this. */
    BrokenSubject<P> flaw(String name, UnaryOperator<P> breakage, String... tests) {
        for (String test : tests) {
            proofs.add(new Proof<>(test, name, breakage));
        }
        return this;
    }

    /** These tests of the contract must fail with a port whose calls are broken like this. */
    BrokenSubject<P> flawedCalls(String name, Supplier<BrokenCall> breakage, String... tests) {
        return flaw(name, BrokenCall.of(port, breakage), tests);
    }

    /** Proves the tests that the contracts of all driven ports share. */
    BrokenSubject<P> provesPortContract() {
        return flawedCalls("for one thread", BrokenCall::forOneThread, "worksFromManyThreads")
                .flawedCalls(
                        "never knows whether it was sent",
                        () -> BrokenCall.blamesTheNetwork(Sent.MAYBE),
                        "saysThatNothingWasSentWhenTheOtherSideIsOutOfReach",
                        "isCancelledByAnInterrupt")
                .flawedCalls("blames the request", BrokenCall::blamesTheRequest, "givesUpWhenTheDeadlineComes")
                .flawedCalls(
                        "has its own limit",
                        () -> BrokenCall.patient(Duration.ofMinutes(1)),
                        "doesNotSucceedAfterTheDeadline")
                .flawedCalls("swallows the interrupt flag", BrokenCall::withoutFlag, "isCancelledByAnInterrupt")
                .flawedCalls(
                        "ends with the first cancellation",
                        BrokenCall::endedByCancellation,
                        "isCancelledWhenInterruptedBeforeAndWorksAgainAfterwards");
    }

    /** A test for each flaw and test of the contract. */
    Stream<DynamicTest> proofs() {
        assertThat(proofs.stream().map(Proof::test).distinct())
                .as("the tests of the contract with a proof")
                .containsExactlyInAnyOrderElementsOf(
                        methods().map(Method::getName).toList());
        return proofs.stream()
                .map(proof -> DynamicTest.dynamicTest(proof.flaw + ": " + proof.test, () -> prove(proof)));
    }

    private void prove(Proof<P> proof) {
        breaker.accept(proof.breakage);
        try {
            assertThat(run(proof.test).getFailures())
                    .extracting(TestExecutionSummary.Failure::getException)
                    .isNotEmpty()
                    // Anything else would be a defect of the contract.
                    .allMatch(e -> e instanceof AssertionError || e instanceof ImportException);
        } finally {
            breaker.accept(UnaryOperator.identity());
        }
    }

    private TestExecutionSummary run(String test) {
        Method method =
                methods().filter(m -> m.getName().equals(test)).findFirst().orElseThrow();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(contract, method))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private Stream<Method> methods() {
        return Arrays.stream(contract.getMethods())
                .filter(m -> m.isAnnotationPresent(Test.class) || m.isAnnotationPresent(TestFactory.class));
    }
}
