package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template that deploys the functions, by AWS's own tools where they are installed. */
class TemplateTest {
    /** cfn-lint's code for findings that are only warnings: a runtime that one may choose is old. */
    private static final int ONLY_WARNINGS = 4;

    private static final Pattern PARAMETER = Pattern.compile("^  (\\w+):$", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("\\bCC5_[A-Z0-9_]+\\b");
    private static final String README = readme();

    private static String readme() {
        try {
            return Files.readString(Path.of("..", "README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

    @Test
    void isExplainedParameterByParameter() throws IOException {
        String template = Files.readString(Path.of("template.yaml"));
        String parameters = template.substring(template.indexOf("Parameters:"), template.indexOf("Conditions:"));

        assertThat(PARAMETER.matcher(parameters).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(README).contains("`" + name + "`"));
    }

    @Test
    void setsNoVariableThatIsNotExplained() throws IOException {
        StringBuilder code = new StringBuilder(Files.readString(Path.of("template.yaml")));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file));
            }
        }

        assertThat(VARIABLE.matcher(code).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(README).contains("`" + name + "`"));
    }
}
