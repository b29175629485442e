package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.job.JobNotes;
import dev.cc5.cli.job.WorkList;
import dev.cc5.cli.settings.AccessOptions;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.cli.settings.RememberedOptions;
import dev.cc5.cli.settings.RunOptions;
import dev.cc5.cli.settings.StateOptions;
import dev.cc5.journal.Beginning;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.JournalEntry.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** {@code cc5 resume}: finishes what an earlier import began. */
@Command(
        name = "resume",
        sortOptions = false,
        customSynopsis = "cc5 resume (ID... | --last | --all) [OPTION]...",
        description = {
            "Finishes imports that were cut short, from wherever they had come to; the ids are those of cc5 jobs.",
            "All options are as they were when the import was begun; those given here take their place. The API key is "
                    + "read again from where it came from; other secrets are to be given again."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n")
final class ResumeCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The jobs, or how their ids begin.")
    private List<String> ids = List.of();

    @Option(names = "--last", description = "Finish the one that was begun last. [CC5_LAST]")
    private boolean last;

    @Option(names = "--all", description = "Finish all that are not finished. [CC5_ALL]")
    private boolean all;

    @Mixin
    private final AccessOptions accessOptions = new AccessOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final StateOptions state = new StateOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((ids.isEmpty() ? 0 : 1) + (last ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw wrong("name the jobs, or give one of --last and --all");
        }
        DirectoryJournal journal = state.open(session.environment(), session.screen()::err);
        List<Job> jobs = chosen(journal);
        if (jobs.isEmpty() && !output.quiet()) {
            session.screen().err("There is nothing to resume: every import that was begun has ended.");
        }
        Map<Map<String, String>, List<Job>> alike = new LinkedHashMap<>();
        jobs.forEach(job ->
                alike.computeIfAbsent(options(job), o -> new ArrayList<>()).add(job));
        Memory memory = new Memory(journal, false, state.asArgument());
        ExitCode worst = ExitCode.OK;
        for (Map.Entry<Map<String, String>, List<Job>> group : alike.entrySet()) {
            worst = ExitCode.worst(worst, resume(group.getKey(), group.getValue(), memory, alike.size() == 1));
        }
        return worst.code();
    }

    /** Resumes jobs of the same options. Where these cannot be used, only these jobs fail. */
    private ExitCode resume(Map<String, String> options, List<Job> jobs, Memory memory, boolean alone) {
        Explanation why;
        try {
            return command(options).resume(jobs, output, memory);
        } catch (ConfigurationException e) {
            why = e.explanation();
        } catch (ParameterException e) {
            if (alone) {
                throw e;
            }
            why = new Explanation("reading the options of the job", String.valueOf(e.getMessage()), "Give them anew.");
        }
        WorkList.refused(jobs, why).forEach(ImportRun.report(session, output, true, memory.argument())::show);
        return ExitCode.WRONG_SETTINGS;
    }

    private List<Job> chosen(DirectoryJournal journal) {
        if (!ids.isEmpty()) {
            JobChoice choice = new JobChoice(journal);
            return ids.stream().map(choice::of).distinct().toList();
        }
        List<Job> open = journal.jobs().stream()
                .filter(ResumeCommand::isOpen)
                .sorted(Comparator.comparing(ResumeCommand::begunAt).reversed())
                .toList();
        return last ? open.stream().limit(1).toList() : open;
    }

    private static boolean isOpen(Job job) {
        return job.damage().isPresent()
                || job.entry()
                        .map(entry -> entry.stage() != Stage.SUCCEEDED && entry.stage() != Stage.ENDED)
                        .orElse(true);
    }

    private static String begunAt(Job job) {
        return job.begun()
                .map(Beginning::at)
                .or(job::updatedAt)
                .map(Object::toString)
                .orElse("");
    }

    private static Map<String, String> options(Job job) {
        return job.begun().map(begun -> JobNotes.from(begun.notes()).options()).orElse(Map.of());
    }

    /** The import that the jobs belong to, with what is given anew. */
    private ImportCommand command(Map<String, String> remembered) {
        ImportCommand command = new ImportCommand(session);
        CommandLine reader = Cli.readingLikeUs(new CommandLine(command), session);
        List<String> arguments = new ArrayList<>(List.of("resumed"));
        arguments.addAll(RememberedOptions.arguments(remembered, commandLine(), reader));
        reader.parseArgs(arguments.toArray(String[]::new));
        return command;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(commandLine(), what);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
