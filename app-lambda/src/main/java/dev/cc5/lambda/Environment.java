package dev.cc5.lambda;

import dev.cc5.http.ApiKeySource;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What one environment of the function keeps between its invocations. Before a snapshot is taken it rehearses an import,
 * so that the snapshot holds classes that are loaded and warm, and then lets go of all that must not be in two places;
 * restored, it connects anew (SnapStart).
 */
final class Environment implements Resource {
    private final LambdaSettings settings;
    private final ApiKeySource key;
    private @Nullable Connections connections;

    private Environment(LambdaSettings settings, ApiKeySource key) {
        this.settings = settings;
        this.key = key;
    }

    /**
     * Reads the settings, connects, and is told of snapshots.
     *
     * @param values the environment's variables
     */
    static Environment start(Map<String, String> values) {
        Variables variables = new Variables(values);
        LambdaSettings settings = LambdaSettings.read(variables);
        Environment environment = new Environment(settings, KeyStore.of(variables));
        switch (variables.value("AWS_LAMBDA_INITIALIZATION_TYPE").orElse("")) {
            case "snap-start" -> Core.getGlobalContext().register(environment);
            case "provisioned-concurrency" -> {
                Rehearsal.run(settings);
                environment.connections();
            }
            default -> environment.connections();
        }
        return environment;
    }

    LambdaSettings settings() {
        return settings;
    }

    synchronized Connections connections() {
        Connections open = connections;
        if (open == null) {
            open = Connections.open(settings, key);
            connections = open;
        }
        return open;
    }

    @Override
    public synchronized void beforeCheckpoint(Context<? extends Resource> context) {
        Rehearsal.run(settings);
        Connections open = connections;
        connections = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        connections();
    }
}
