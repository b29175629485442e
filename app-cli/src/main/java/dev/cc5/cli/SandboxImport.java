package dev.cc5.cli;

import dev.cc5.cli.job.CheckedFile;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.job.ImportPlan;
import dev.cc5.cli.job.SourceList;
import dev.cc5.cli.settings.Access;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.syncfile.Header;
import java.util.List;
import java.util.Optional;

/** {@code cc5 import --sandbox}: an import into a portal that lives as long as the command. It remembers nothing. */
final class SandboxImport {
    private final Session session;
    private final OutputOptions output;

    SandboxImport(Session session, OutputOptions output) {
        this.session = session;
        this.output = output;
    }

    /** A sandbox whose workspace and bucket are those that the files are for. */
    static RunningSandbox.Choice fitting(SourceList sources, ImportPlan plan, List<String> faults) {
        Optional<Header> header = sources.files().values().stream()
                .findFirst()
                .filter(file -> plan.check().isPresent())
                .flatMap(CheckedFile::headerOf);
        return RunningSandbox.Choice.passing(
                plan.target().workspace().or(() -> header.map(Header::workspace)),
                plan.target().bucket().or(() -> header.map(Header::bucket)),
                faults);
    }

    ExitCode run(ImportRun importRun, Access access, RunningSandbox.Choice choice) {
        try (RunningSandbox running = RunningSandbox.start(choice)) {
            ExitCode exit = importRun.into(access.to(running.portal(), running::apiKey));
            if (!output.json()) {
                running.rows().forEach(session.screen()::out);
            }
            if (!output.quiet()) {
                session.screen().err("");
                session.screen()
                        .err("The sandbox was " + running.portal() + ", with its data in " + running.directory()
                                + ", and is gone now. To keep one: cc5 sandbox --data DIR");
            }
            return exit;
        }
    }
}
