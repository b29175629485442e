package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.JobReport;
import dev.cc5.cli.settings.StateOptions;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cc5 jobs}: what was imported on this machine, and what was begun. */
@Command(
        name = "jobs",
        sortOptions = false,
        customSynopsis = {
            "cc5 jobs [OPTION]...",
            "       cc5 jobs show ID... [OPTION]...",
            "       cc5 jobs forget ID... [OPTION]..."
        },
        description = "Lists the imports that this machine remembers, the latest first; asks no portal.",
        optionListHeading = "",
        commandListHeading = "%nCommands%n")
final class JobsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final StateOptions state = new StateOptions();

    @Option(names = "--json", description = "Print JSON, one object on each line. [CC5_JSON]")
    private boolean json;

    JobsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Job> jobs = state.open(session.environment(), session.screen()::err).jobs().stream()
                .sorted(Comparator.comparing((Job job) -> job.updatedAt().orElse(Instant.MAX))
                        .reversed())
                .toList();
        new JobReport(session.screen(), json).list(jobs);
        return ExitCode.OK.code();
    }

    /** {@code cc5 jobs show}. */
    @Command(
            name = "show",
            sortOptions = false,
            customSynopsis = "cc5 jobs show ID... [OPTION]...",
            description = "Shows all that is remembered of imports.",
            optionListHeading = "")
    static final class Show implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs, or how their ids begin.")
        private List<String> ids = List.of();

        @Mixin
        private final StateOptions state = new StateOptions();

        @Option(names = "--json", description = "Print JSON, one object on each line. [CC5_JSON]")
        private boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            JobChoice choice = new JobChoice(state.open(session.environment(), session.screen()::err));
            List<Job> jobs = ids.stream().map(choice::of).toList();
            jobs.forEach(new JobReport(session.screen(), json)::show);
            return ExitCode.OK.code();
        }
    }

    /** {@code cc5 jobs forget}. */
    @Command(
            name = "forget",
            sortOptions = false,
            customSynopsis = "cc5 jobs forget ID... [OPTION]...",
            description = "Forgets imports: their content can then be imported anew, even if an import of it is still "
                    + "running at the portal.",
            optionListHeading = "")
    static final class Forget implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs, or how their ids begin.")
        private List<String> ids = List.of();

        @Mixin
        private final StateOptions state = new StateOptions();

        Forget(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            DirectoryJournal journal = state.open(session.environment(), session.screen()::err);
            JobChoice choice = new JobChoice(journal);
            List<Job> jobs = ids.stream().map(choice::of).toList();
            for (Job job : jobs) {
                journal.forget(job.id());
                session.screen().err("Job " + job.id() + " is forgotten.");
            }
            return ExitCode.OK.code();
        }
    }
}
