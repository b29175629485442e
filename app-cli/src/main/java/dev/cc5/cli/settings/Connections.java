package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.IncompleteJava;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import dev.cc5.port.CallBudget;
import dev.cc5.port.ImportJournal;
import dev.cc5.workflow.ImportWorkflow;
import dev.cc5.workflow.PollPolicy;
import dev.cc5.workflow.WorkflowBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workflows of one command: one for each workspace and bucket, since an adapter is connected to one. Opened when
 * first needed; used from many threads.
 */
public final class Connections implements AutoCloseable {
    private final Access access;
    private final PollPolicy pollPolicy;
    private final double maxRate;
    private final CallBudget callBudget;
    private final Optional<ImportJournal> journal;
    private final boolean force;

    private final Map<Place, ImportWorkflow> workflows = new HashMap<>();
    private final List<Adapter> open = new ArrayList<>();

    private record Place(String workspace, String bucket) {}

    /** Connections that remember nothing after this run. */
    public Connections(Access access, PollPolicy pollPolicy) {
        this(access, pollPolicy, Double.POSITIVE_INFINITY, CallBudget.UNLIMITED, Optional.empty(), false);
    }

    /**
     * @param maxRate so many calls a second at the most, for all of them
     * @param callBudget one for all of them, since they use the same key
     * @param force whether to import what the journal shows as imported already
     */
    public Connections(
            Access access,
            PollPolicy pollPolicy,
            double maxRate,
            CallBudget callBudget,
            Optional<ImportJournal> journal,
            boolean force) {
        this.journal = journal;
        this.force = force;
        this.access = access;
        this.pollPolicy = pollPolicy;
        this.maxRate = maxRate;
        this.callBudget = callBudget;
    }

    /** The workflow into a workspace and bucket. */
    public synchronized ImportWorkflow into(String workspace, String bucket) {
        Place place = new Place(workspace, bucket);
        ImportWorkflow known = workflows.get(place);
        if (known != null) {
            return known;
        }
        ImportWorkflow workflow = wire(place);
        workflows.put(place, workflow);
        return workflow;
    }

    /** The workflow into a destination. */
    public ImportWorkflow into(Destination destination) {
        return into(destination.workspace(), destination.bucket());
    }

    private ImportWorkflow wire(Place place) {
        Map<String, String> settings = new HashMap<>(access.values());
        settings.put("workspace", place.workspace());
        settings.put("bucket", place.bucket());
        WorkflowBuilder workflow =
                ImportWorkflow.builder().pollPolicy(pollPolicy).maxRate(maxRate).force(force);
        // All of them ask one portal.
        workflows.values().stream().findFirst().ifPresent(workflow::sharing);
        journal.ifPresent(workflow::journal);
        for (AdapterProvider provider : access.providers()) {
            Adapter adapter = open(provider, new AdapterSettings(settings, access.secrets(), callBudget));
            open.add(adapter);
            workflow.use(adapter);
        }
        return workflow.build();
    }

    private static Adapter open(AdapterProvider provider, AdapterSettings settings) {
        try {
            return provider.open(settings);
        } catch (ImportException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            String doing = "opening the adapter " + provider.name();
            // Its message may hold anything, a secret too: only its type is told.
            throw IncompleteJava.behind(e, doing)
                    .orElseGet(() -> new ConfigurationException(
                            new Explanation(
                                    doing,
                                    "it failed with " + e.getClass().getName(),
                                    "This is a defect of the adapter: tell its author."),
                            e));
        }
    }

    @Override
    public synchronized void close() {
        open.forEach(Adapter::close);
        open.clear();
        workflows.clear();
    }
}
