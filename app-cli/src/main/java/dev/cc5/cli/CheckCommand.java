package dev.cc5.cli;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Strictness;
import dev.cc5.cli.check.Verdict;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.CheckGithub;
import dev.cc5.cli.report.CheckJson;
import dev.cc5.cli.report.CheckReport;
import dev.cc5.cli.report.CheckSarif;
import dev.cc5.cli.report.CheckText;
import dev.cc5.cli.settings.CheckOptions;
import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cc5 check}: tells what is wrong with sync files, and sends nothing. */
@Command(
        name = "check",
        sortOptions = false,
        customSynopsis = "cc5 check FILE... [OPTION]...",
        description = {
            "Checks sync files from the first line to the last and tells what is wrong",
            "with them, as an import does before it sends a byte. Also tells keys that repeat."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n",
        footerHeading = "%nExamples%n",
        footer = {
            "  cc5 check family.cc5txt",
            "  cc5 check *.cc5txt --format sarif > findings.sarif",
        })
final class CheckCommand implements Callable<Integer> {
    /** So many are some megabytes, and more than anybody reads. */
    private static final int MOST_PROBLEMS = 20_000;

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to check.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "WORD",
            description = "text, json, sarif or github (annotations); text if not given. [CC5_FORMAT]")
    private String format = "text";

    @Option(
            names = "--max-problems",
            paramLabel = "N",
            description =
                    "Show at most N problems of each file, up to 20000, 100 if not given; all are counted. [CC5_MAX_PROBLEMS]")
    private int maxProblems = 100;

    @Option(names = "--strict", description = "Take no file with warnings either. [CC5_STRICT]")
    private boolean strict;

    @Option(
            names = "--lenient",
            description = "Only warn of what a portal may take: keys that are in rows 10 and in rows 90, fields of the "
                    + "key that do not come first, field codes that end with _id. [CC5_LENIENT]")
    private boolean lenient;

    @Mixin
    private final CheckOptions options = new CheckOptions();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (strict && lenient) {
            throw wrong("--strict and --lenient contradict each other");
        }
        if (maxProblems < 1 || maxProblems > MOST_PROBLEMS) {
            throw wrong("--max-problems must be from 1 to " + MOST_PROBLEMS + ", not " + maxProblems);
        }
        CheckReport report = report();
        FileCheck check = check();
        boolean allRight = true;
        for (String name : files) {
            allRight &= isRight(name, check, report);
        }
        report.end();
        return (allRight ? ExitCode.OK : ExitCode.FILE_REFUSED).code();
    }

    private FileCheck check() {
        try {
            return options.check(maxProblems, strictness());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isRight(String name, FileCheck check, CheckReport report) {
        try {
            Verdict verdict = check.of(name, LocalFile.of(path(name)));
            report.show(verdict);
            return !verdict.refused();
        } catch (SourceRefusedException e) {
            report.show(name, e);
            return false;
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new SourceRefusedException(
                    new Explanation("checking " + name, "that cannot be the name of a file", "Check the name."), e);
        }
    }

    private Strictness strictness() {
        return strict ? Strictness.STRICT : lenient ? Strictness.LENIENT : Strictness.USUAL;
    }

    private CheckReport report() {
        return switch (format) {
            case "text" -> new CheckText(session.screen(), session.errors());
            case "json" -> new CheckJson(session.screen());
            case "sarif" -> new CheckSarif(session.screen());
            case "github" -> new CheckGithub(session.screen());
            default -> throw wrong("--format knows text, json, sarif and github");
        };
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}
