package dev.cc5.cli;

import dev.cc5.cli.job.ApiCalls;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.job.FileResult;
import dev.cc5.cli.job.ImportBatch;
import dev.cc5.cli.job.ImportPlan;
import dev.cc5.cli.job.LaterImports;
import dev.cc5.cli.job.WorkList;
import dev.cc5.cli.report.HumanReport;
import dev.cc5.cli.report.JsonReport;
import dev.cc5.cli.report.PlainProgress;
import dev.cc5.cli.report.Progress;
import dev.cc5.cli.report.Report;
import dev.cc5.cli.report.TerminalProgress;
import dev.cc5.cli.settings.Access;
import dev.cc5.cli.settings.Connections;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.cli.settings.RunOptions;
import dev.cc5.port.ImportJournal;
import dev.cc5.workflow.PollPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Imports the files of a command that was understood, and shows how it goes. */
final class ImportRun {
    private final Session session;
    private final OutputOptions output;
    private final WorkList works;
    private final ImportPlan plan;
    private final RunOptions run;
    private final PollPolicy pollPolicy;
    private final Optional<Memory> memory;
    private final Report report;
    /** How often each word was a result; a command line may name very many files. */
    private final Map<String, Integer> words = new LinkedHashMap<>();

    private ExitCode worst = ExitCode.OK;

    ImportRun(
            Session session,
            OutputOptions output,
            WorkList works,
            ImportPlan plan,
            RunOptions run,
            PollPolicy pollPolicy,
            Optional<Memory> memory) {
        this.session = session;
        this.output = output;
        this.works = works;
        this.plan = plan;
        this.run = run;
        this.pollPolicy = pollPolicy;
        this.memory = memory;
        this.report = report(
                session, output, works.size() > 1, memory.map(Memory::argument).orElse(""));
    }

    /**
     * What shows the results.
     *
     * @param several whether of more than one file
     * @param argument what a command needs to find the same journal
     */
    static Report report(Session session, OutputOptions output, boolean several, String argument) {
        return output.json()
                ? new JsonReport(session.screen(), session.errors())
                : new HumanReport(session.screen(), session.errors(), several, argument);
    }

    /** Does it, and tells what the worst result was. */
    ExitCode into(Access access) {
        String calls = "";
        try (Progress progress = progress()) {
            ApiCalls budget = new ApiCalls(run.maxApiCalls());
            works.notes().forEach(progress::note);
            works.refused().forEach(result -> show(result, progress));
            Optional<ImportJournal> journal = memory.map(Memory::journal);
            Optional<LaterImports> later = memory.filter(m -> !m.force()).map(m -> new LaterImports(m.journal()));
            boolean force = memory.filter(Memory::force).isPresent();
            Access told = access.telling(session.screen()::hide);
            try (Connections connections = new Connections(told, pollPolicy, run.maxRate(), budget, journal, force)) {
                ImportBatch batch =
                        new ImportBatch(works.works(), plan, connections, later, progress, r -> show(r, progress));
                if (run.failFast()) {
                    batch.failFast(works.refused().stream().findFirst());
                }
                batch.run(run.parallel(), run.inFlight());
            }
            calls = budget.summary();
        }
        sumUp(calls);
        return worst;
    }

    private void sumUp(String calls) {
        if (output.quiet()) {
            return;
        }
        if (works.size() > 1) {
            session.screen().err(works.size() + " files: " + words());
        }
        if (!calls.isEmpty()) {
            session.screen().err(calls);
        }
    }

    private Progress progress() {
        if (output.quiet()) {
            return Progress.NONE;
        }
        return session.screen().hasStatusLine()
                ? new TerminalProgress(session.screen(), works.size())
                : new PlainProgress(session.screen(), works.size() == 1, System::nanoTime);
    }

    private void show(FileResult result, Progress progress) {
        progress.ended(result.file());
        report.show(result);
        worst = ExitCode.worst(worst, result.exit());
        words.merge(result.how(), 1, Integer::sum);
    }

    private String words() {
        return words.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
