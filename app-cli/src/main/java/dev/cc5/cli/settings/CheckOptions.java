package dev.cc5.cli.settings;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Schemas;
import dev.cc5.cli.check.Strictness;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How sync files are checked, by themselves and before an import. */
public final class CheckOptions {
    @Option(
            names = "--schema",
            paramLabel = "FILE",
            split = EnvironmentDefaults.SEPARATOR,
            description = "What is known of rows of your own, held against files whose header names them; may be "
                    + "repeated. Those of the portal's entities are known. [CC5_SCHEMA]")
    private List<Path> schemas = List.of();

    @Option(
            names = "--no-keys",
            description = "Do not compare the keys of the rows, which takes 8 bytes a row. [CC5_NO_KEYS]")
    private boolean noKeys;

    /**
     * The check that was asked for.
     *
     * @param most so many problems of each file are kept
     * @throws IllegalArgumentException when a schema cannot be read
     */
    public FileCheck check(long most, Strictness strictness) {
        Schemas known = new Schemas(
                schemas.stream().map(Path::toString).map(Schemas::named).toList());
        return new FileCheck(most, strictness, !noKeys, known);
    }
}
