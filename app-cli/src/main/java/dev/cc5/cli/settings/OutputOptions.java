package dev.cc5.cli.settings;

import picocli.CommandLine.Option;

/** What is shown. */
public final class OutputOptions {
    @Option(names = "--json", description = "Print results as JSON, one object on each line. [CC5_JSON]")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress, only results and errors. [CC5_QUIET]")
    private boolean quiet;

    public boolean json() {
        return json;
    }

    public boolean quiet() {
        return quiet;
    }
}
