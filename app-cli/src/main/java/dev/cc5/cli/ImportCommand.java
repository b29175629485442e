package dev.cc5.cli;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Strictness;
import dev.cc5.cli.job.CheckedFile;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.job.ImportPlan;
import dev.cc5.cli.job.JobNotes;
import dev.cc5.cli.job.SourceList;
import dev.cc5.cli.job.Target;
import dev.cc5.cli.job.WorkList;
import dev.cc5.cli.settings.Access;
import dev.cc5.cli.settings.AccessOptions;
import dev.cc5.cli.settings.CheckOptions;
import dev.cc5.cli.settings.FileOptions;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.cli.settings.RememberedOptions;
import dev.cc5.cli.settings.RunOptions;
import dev.cc5.cli.settings.SandboxOptions;
import dev.cc5.cli.settings.StateOptions;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cc5 import}: reads the command line, checks it as a whole, and hands over to {@link ImportRun}. */
@Command(
        name = "import",
        sortOptions = false,
        customSynopsis = "cc5 import FILE... [OPTION]...",
        description = "Puts sync files into the portal and sees each import through to its end.",
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n",
        footerHeading = "%nExamples%n",
        footer = {
            "  cc5 import family.cc5txt --sandbox",
            "        tries it with a portal that lives as long as the command",
            "  cc5 import family.cc5txt --portal https://portal.example.com --api-key-file key",
            "        workspace, bucket and entity type come from the file's own header",
            "        again, it says \"already imported\"; cut short, it goes on (or: cc5 resume --last)",
            "  cc5 import *.cc5txt --json --quiet > results.jsonl",
            "        several at once, for a program; the worst result decides the exit code"
        })
final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to import.")
    private List<String> files = List.of();

    @Mixin
    private final SandboxOptions sandbox = new SandboxOptions();

    @Option(
            names = "--force",
            description = "Import the files although their content was imported before, or may be on its way. "
                    + "[CC5_FORCE]")
    private boolean force;

    @Mixin
    private final AccessOptions accessOptions = new AccessOptions();

    @Mixin
    private final FileOptions file = new FileOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final CheckOptions checkOptions = new CheckOptions();

    @Mixin
    private final StateOptions state = new StateOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SourceList sources;
        ImportPlan plan;
        Access access;
        try {
            checkSingle();
            sources = SourceList.of(files, file.fileName());
            sandbox.checkTogether();
            plan = plan();
            run.parallel();
            run.maxApiCalls();
            run.inFlight();
            run.maxRate();
            access = sandbox.wanted() ? accessOptions.withoutPortal(file.values(), session.home()) : accessToPortal();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        WorkList works = WorkList.of(sources, plan);
        if (sandbox.wanted()) {
            ImportRun importRun =
                    new ImportRun(session, output, works, plan, run, sandbox.pollPolicy(run), Optional.empty());
            return new SandboxImport(session, output)
                    .run(importRun, access, SandboxImport.fitting(sources, plan, sandbox.faults()))
                    .code();
        }
        DirectoryJournal journal = state.open(session.environment(), session.screen()::err);
        state.pruneSometimes(journal, session.environment());
        Map<String, String> noted = RememberedOptions.of(commandLine(), session.environment());
        Memory memory = new Memory(journal.notes(request -> JobNotes.of(request, noted)), force, state.asArgument());
        return new ImportRun(session, output, works, plan, run, sandbox.pollPolicy(run), Optional.of(memory))
                .into(access)
                .code();
    }

    /** Finishes jobs that a command with these options began; what is shown and where is not theirs to say. */
    ExitCode resume(List<Job> jobs, OutputOptions shown, Memory memory) {
        WorkList works;
        Access access;
        ImportPlan plan;
        try {
            plan = plan();
            works = WorkList.of(jobs, plan.verifyRows());
            run.parallel();
            run.maxApiCalls();
            run.inFlight();
            run.maxRate();
            // Of damaged records nobody knows the portal, and none is asked.
            access = works.works().isEmpty() ? new Access(List.of(), Map.of(), Map.of()) : accessToPortal();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return new ImportRun(session, shown, works, plan, run, sandbox.pollPolicy(run), Optional.of(memory))
                .into(access);
    }

    private void checkSingle() {
        if (file.fileName().isPresent() && files.size() > 1) {
            throw wrong("--file-name is the name of one file, and there are " + files.size() + " files");
        }
        if (file.actionId().isPresent() && files.size() > 1) {
            throw wrong("--action-id marks the rows of one file, and there are " + files.size() + " files");
        }
    }

    private ImportPlan plan() {
        Target target = new Target(
                accessOptions.workspace(), accessOptions.bucket(), file.entityType(), file.folder(), file.fileType());
        Optional<FileCheck> check = run.noCheck() || !file.fileType().equals("cc5")
                ? Optional.empty()
                : Optional.of(checkOptions.check(CheckedFile.KEPT, Strictness.USUAL));
        if (run.verifyRows() && check.isEmpty()) {
            throw wrong("--verify rows reads sync files, and --file-type is " + file.fileType());
        }
        return new ImportPlan(
                target,
                file.labels(),
                file.tracking(),
                check,
                sandbox.wanted() ? Optional.empty() : Optional.of(state.references(session.environment())),
                run.deletes(),
                run.verifyRows(),
                !run.noWait(),
                run.deadline());
    }

    private Access accessToPortal() {
        return accessOptions.toPortal(file.values(), session.environment(), session.home());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(commandLine(), what);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
