package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** The template that deploys the functions, by AWS's own tools where they are installed. */
class TemplateTest {
    /** cfn-lint's code for findings that are only warnings: a runtime that one may choose is old. */
    private static final int ONLY_WARNINGS = 4;

    @Test
    void satisfiesCfnLint() throws InterruptedException {
        assumeTrue(Script.run("cfn-lint", "--version").exit() == 0, "cfn-lint is not installed");

        Script lint = Script.run("cfn-lint", "template.yaml");

        assertThat(lint.exit()).as(lint.output()).isIn(0, ONLY_WARNINGS);
    }

    @Test
    void isTranslatedIntoWhatItPromises() throws InterruptedException {
        Script check = Script.run("python3", "src/test/python/check_template.py", ".");
        assumeTrue(!check.isMissing(), "the SAM translator is not installed");

        assertThat(check.exit()).as(check.output()).isZero();
        assertThat(check.output())
                .contains(
                        "ImportFunction AWS::Lambda::Function", "ImportFunctionQueued AWS::Lambda::EventSourceMapping")
                .contains("WatchedImport AWS::StepFunctions::StateMachine", "DeadLetters AWS::SQS::Queue")
                .contains("ends: ImportFailed, Imported, NothingToDo, Refused");
    }
}
