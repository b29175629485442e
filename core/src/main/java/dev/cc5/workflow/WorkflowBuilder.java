package dev.cc5.workflow;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.Adapter;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Wires an {@link ImportWorkflow}. The first to offer a port has it. Defaults: {@link RetryPolicy#DEFAULT},
 * {@link PollPolicy#DEFAULT}, a journal in memory, the system's time. Not for several threads.
 */
public final class WorkflowBuilder {
    private @Nullable UploadUrlProvider uploadUrlProvider;
    private @Nullable FileUploader fileUploader;
    private @Nullable FileImporter fileImporter;
    private @Nullable StatusChecker statusChecker;
    private @Nullable RowQuery rowQuery;
    private @Nullable String portal;
    private @Nullable ImportJournal journal;
    private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    private @Nullable ImportWorkflow other;
    private PollPolicy pollPolicy = PollPolicy.DEFAULT;
    private Timing timing = Timing.SYSTEM;
    private double maxRate = Double.POSITIVE_INFINITY;
    private boolean force;

    WorkflowBuilder() {}

    /** Takes every port that the adapter offers and that no earlier call gave. */
    public WorkflowBuilder use(Adapter adapter) {
        if (uploadUrlProvider == null) {
            adapter.uploadUrlProvider().ifPresent(this::uploadUrlProvider);
        }
        if (fileUploader == null) {
            adapter.fileUploader().ifPresent(this::fileUploader);
        }
        if (fileImporter == null) {
            adapter.fileImporter().ifPresent(importer -> {
                fileImporter(importer);
                if (portal == null) {
                    portal = adapter.origin();
                }
            });
        }
        if (statusChecker == null) {
            adapter.statusChecker().ifPresent(this::statusChecker);
        }
        if (rowQuery == null) {
            adapter.rowQuery().ifPresent(this::rowQuery);
        }
        return this;
    }

    /** What the portal is called in the journal's keys; an adapter that offers step 3 names itself. */
    public WorkflowBuilder portal(String origin) {
        portal = origin;
        return this;
    }

    public WorkflowBuilder uploadUrlProvider(UploadUrlProvider port) {
        uploadUrlProvider = port;
        return this;
    }

    public WorkflowBuilder fileUploader(FileUploader port) {
        fileUploader = port;
        return this;
    }

    public WorkflowBuilder fileImporter(FileImporter port) {
        fileImporter = port;
        return this;
    }

    public WorkflowBuilder statusChecker(StatusChecker port) {
        statusChecker = port;
        return this;
    }

    /** The one port that an import can do without: what {@link ImportWorkflow#verify} asks. */
    public WorkflowBuilder rowQuery(RowQuery port) {
        rowQuery = port;
        return this;
    }

    /** Where to remember what was handed over. */
    public WorkflowBuilder journal(ImportJournal where) {
        journal = where;
        return this;
    }

    public WorkflowBuilder retryPolicy(RetryPolicy policy) {
        retryPolicy = policy;
        return this;
    }

    /**
     * Another workflow into the same portal, with another workspace or bucket, say. Both then share what is the portal's:
     * the file ids that it gave, the pace of calls and the bounds of retries.
     */
    public WorkflowBuilder sharing(ImportWorkflow samePortal) {
        other = samePortal;
        return this;
    }

    /**
     * How many calls a second the portal gets at the most; no limit if not given. What the portal itself says about its
     * limits is always learned.
     *
     * @throws IllegalArgumentException when it is not more than 0
     */
    public WorkflowBuilder maxRate(double callsPerSecond) {
        if (!(callsPerSecond > 0)) {
            throw new IllegalArgumentException("The rate must be more than 0, not " + callsPerSecond);
        }
        maxRate = callsPerSecond;
        return this;
    }

    public WorkflowBuilder pollPolicy(PollPolicy policy) {
        pollPolicy = policy;
        return this;
    }

    /**
     * Whether to import content that the journal shows as imported already, or as under way. A claim that another holds
     * is respected all the same.
     */
    public WorkflowBuilder force(boolean anyway) {
        force = anyway;
        return this;
    }

    /** Time and chance, for tests and simulations. */
    public WorkflowBuilder timing(Timing source) {
        timing = source;
        return this;
    }

    /**
     * The workflow.
     *
     * @throws ConfigurationException when nobody offers one of the ports; names each
     */
    public ImportWorkflow build() {
        UploadUrlProvider slots = uploadUrlProvider;
        FileUploader uploads = fileUploader;
        FileImporter imports = fileImporter;
        StatusChecker statuses = statusChecker;
        if (slots == null || uploads == null || imports == null || statuses == null) {
            throw missing();
        }
        return new ImportWorkflow(
                new Ports(slots, uploads, imports, statuses, Optional.ofNullable(rowQuery)).guarded(),
                portal == null ? "" : portal,
                journal == null ? new InMemoryJournal(timing::now) : journal,
                other == null ? new PortalState(retryPolicy, maxRate, timing) : other.portalState(),
                retryPolicy,
                pollPolicy,
                timing,
                force);
    }

    private ConfigurationException missing() {
        List<String> names = new ArrayList<>();
        if (uploadUrlProvider == null) {
            names.add("UploadUrlProvider");
        }
        if (fileUploader == null) {
            names.add("FileUploader");
        }
        if (fileImporter == null) {
            names.add("FileImporter");
        }
        if (statusChecker == null) {
            names.add("StatusChecker");
        }
        return new ConfigurationException(new Explanation(
                "wiring the import workflow",
                "nobody offers " + String.join(", ", names),
                "Use an adapter that does, or give the port itself."));
    }
}
