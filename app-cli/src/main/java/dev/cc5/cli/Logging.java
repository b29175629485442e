package dev.cc5.cli;

import dev.cc5.cli.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Keeps the libraries quiet: what matters reaches the user as an error. {@code CC5_LOG=debug} shows what the adapters
 * log, on standard error. It is the JDK's own logging, which costs nothing until somebody logs.
 */
public final class Logging {
    private static final String SILENT = ".level=OFF\n";

    private static final String DEBUG = """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            dev.cc5.level=ALL
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n
            """;

    /** Read by the JDK when somebody logs first. */
    public Logging() throws IOException {
        String properties = Boolean.getBoolean("cc5.debug") ? DEBUG : SILENT;
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static void configure(Environment environment) {
        System.setProperty("java.util.logging.config.class", Logging.class.getName());
        boolean debug =
                environment.value("CC5_LOG").filter("debug"::equalsIgnoreCase).isPresent();
        System.setProperty("cc5.debug", String.valueOf(debug));
    }
}
