package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.StatusReport;
import dev.cc5.cli.settings.Access;
import dev.cc5.cli.settings.AccessOptions;
import dev.cc5.cli.settings.Connections;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.workflow.ImportWorkflow;
import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cc5 status}: asks once where imports stand. */
@Command(
        name = "status",
        sortOptions = false,
        customSynopsis = "cc5 status FILE_ID... [OPTION]...",
        description = {
            "Asks once where imports stand; the file ids are what cc5 import told.",
            "The exit code is that of the import: 0 when it succeeded, 9 when it has not ended."
        },
        optionListHeading = "",
        footerHeading = "%nA portal's own words%n",
        footer = {
            "  A status that cc5 does not know is shown as UNKNOWN, and is never a success.",
            "  --json shows the portal's whole answer. To teach its words to any command:",
            "  --set 'status-words=succeeded=fertig,ok;failed=kaputt'",
            "        also pending, running, partial, cancelled and not-begun",
            "  --set status-pointers=/Data/Job/State",
            "        where the word is, if not in a usual place: a JSON pointer"
        },
        exitCodeListHeading = "%nExit codes%n")
final class StatusCommand implements Callable<Integer> {
    private static final Duration TIME = Duration.ofMinutes(1);

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE_ID", arity = "1..*", description = "The portal's ids of the files.")
    private List<String> ids = List.of();

    @Mixin
    private final AccessOptions accessOptions = new AccessOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<FileId> files;
        Access access;
        try {
            files = ids.stream().map(FileId::new).toList();
            access = accessOptions
                    .toPortal(Map.of(), session.environment(), session.home())
                    .telling(session.screen()::hide);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
        }
        try (Connections connections = new Connections(access, PollPolicy.DEFAULT)) {
            ImportWorkflow workflow = connections.into(
                    accessOptions.workspace().orElseThrow(() -> missing("workspace")),
                    accessOptions.bucket().orElseThrow(() -> missing("bucket")));
            return ask(workflow, files).code();
        }
    }

    private ExitCode ask(ImportWorkflow workflow, List<FileId> files) {
        StatusReport report = new StatusReport(session.screen(), session.errors(), output.json());
        ExitCode worst = ExitCode.OK;
        for (FileId id : files) {
            try {
                FileStatus status = workflow.status(id, Deadline.in(TIME));
                ExitCode exit = ExitCode.of(status.phase());
                report.show(status, exit);
                worst = ExitCode.worst(worst, exit);
            } catch (ImportException e) {
                ExitCode exit = ExitCode.of(e);
                report.show(id, e.explanation(), exit);
                worst = ExitCode.worst(worst, exit);
            }
        }
        return worst;
    }

    private static ConfigurationException missing(String name) {
        return new ConfigurationException(new Explanation(
                "reading the settings",
                "nobody says which " + name,
                "Give --" + name + ": it is in row 01 of the file that was imported."));
    }
}
