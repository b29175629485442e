package dev.cc5.cli;

import dev.cc5.cli.job.ApiCalls;
import dev.cc5.cli.job.CheckedFile;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.job.FileResult;
import dev.cc5.cli.job.ImportBatch;
import dev.cc5.cli.job.ImportPlan;
import dev.cc5.cli.job.JobListener;
import dev.cc5.cli.job.SourceList;
import dev.cc5.cli.report.HumanReport;
import dev.cc5.cli.report.JsonReport;
import dev.cc5.cli.report.PlainProgress;
import dev.cc5.cli.report.Progress;
import dev.cc5.cli.report.Report;
import dev.cc5.cli.report.TerminalProgress;
import dev.cc5.cli.settings.Access;
import dev.cc5.cli.settings.Connections;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.syncfile.Header;
import dev.cc5.workflow.PollPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Imports the files of a command that was understood, and shows how it goes. */
final class ImportRun {
    private final Session session;
    private final OutputOptions output;
    private final SourceList sources;
    private final ImportPlan plan;
    private final int parallel;
    private final PollPolicy pollPolicy;
    private final OptionalLong maxApiCalls;
    private final Report report;
    /** How often each word was a result; a command line may name very many files. */
    private final Map<String, Integer> words = new LinkedHashMap<>();

    private ExitCode worst = ExitCode.OK;

    ImportRun(
            Session session,
            OutputOptions output,
            SourceList sources,
            ImportPlan plan,
            int parallel,
            PollPolicy pollPolicy,
            OptionalLong maxApiCalls) {
        this.session = session;
        this.output = output;
        this.sources = sources;
        this.plan = plan;
        this.parallel = parallel;
        this.pollPolicy = pollPolicy;
        this.maxApiCalls = maxApiCalls;
        this.report = output.json()
                ? new JsonReport(session.screen(), session.errors())
                : new HumanReport(session.screen(), session.errors(), total() > 1);
    }

    /** A sandbox whose workspace and bucket are those that the files are for. */
    RunningSandbox.Choice fittingSandbox(List<String> faults) {
        Optional<Header> header = sources.files().values().stream()
                .findFirst()
                .filter(file -> plan.check())
                .flatMap(CheckedFile::headerOf);
        return RunningSandbox.Choice.passing(
                plan.target().workspace().or(() -> header.map(Header::workspace)),
                plan.target().bucket().or(() -> header.map(Header::bucket)),
                faults);
    }

    /** Does it, and tells what the worst result was. */
    ExitCode into(Access access) {
        String calls = "";
        try (Progress progress = progress()) {
            JobListener listener = new JobListener(progress);
            ApiCalls budget = new ApiCalls(maxApiCalls, listener);
            sources.notes().forEach(progress::note);
            sources.refused().forEach(result -> show(result, progress));
            try (Connections connections = new Connections(access, pollPolicy, budget, listener)) {
                new ImportBatch(sources.files(), plan, connections, listener, progress, r -> show(r, progress))
                        .run(parallel);
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
        if (total() > 1) {
            session.screen().err(total() + " files: " + words());
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
                ? new TerminalProgress(session.screen(), total())
                : new PlainProgress(session.screen(), total() == 1, System::nanoTime);
    }

    private void show(FileResult result, Progress progress) {
        progress.ended(result.file());
        report.show(result);
        worst = ExitCode.worst(worst, result.exit());
        words.merge(result.how(), 1, Integer::sum);
    }

    private int total() {
        return sources.files().size() + sources.refused().size();
    }

    private String words() {
        return words.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
