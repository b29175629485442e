package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The template that deploys the functions, by AWS's own tools where they are installed. */
class TemplateTest {
    /** cfn-lint's code for findings that are only warnings: a runtime that one may choose is old. */
    private static final int ONLY_WARNINGS = 4;

    private record Run(int exit, String output) {}

    private static Run run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            return new Run(127, e.toString());
        }
    }

    @Test
    void satisfiesCfnLint() throws InterruptedException {
        assumeTrue(run("cfn-lint", "--version").exit() == 0, "cfn-lint is not installed");

        Run lint = run("cfn-lint", "template.yaml");

        assertThat(lint.exit()).as(lint.output()).isIn(0, ONLY_WARNINGS);
    }

    @Test
    void isTranslatedIntoWhatItPromises() throws InterruptedException {
        Run check = run("python3", "src/test/python/check_template.py", ".");
        assumeTrue(check.exit() != 3 && check.exit() != 127, "the SAM translator is not installed");

        assertThat(check.exit()).as(check.output()).isZero();
        assertThat(check.output())
                .contains(
                        "ImportFunction AWS::Lambda::Function", "ImportFunctionQueued AWS::Lambda::EventSourceMapping")
                .contains("WatchedImport AWS::StepFunctions::StateMachine", "DeadLetters AWS::SQS::Queue")
                .contains("ends: ImportFailed, Imported, NothingToDo, Refused");
    }
}
