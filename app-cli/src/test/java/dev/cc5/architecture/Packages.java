package dev.cc5.architecture;

import java.util.List;

/** The packages that the architecture speaks of, each named once. */
final class Packages {
    static final String VALUE = "dev.cc5.value";
    static final String MODEL = "dev.cc5.model";
    static final String PORT = "dev.cc5.port";
    static final String WORKFLOW = "dev.cc5.workflow";
    static final String JOURNAL = "dev.cc5.journal";
    static final String SYNCFILE = "dev.cc5.syncfile";
    static final String HTTP = "dev.cc5.http";
    static final String WIRE = "dev.cc5.http.wire";
    static final String S3 = "dev.cc5.s3";
    static final String CLI = "dev.cc5.cli";
    static final String SANDBOX = "dev.cc5.sandbox";

    static final List<String> ALL =
            List.of(VALUE, MODEL, PORT, WORKFLOW, JOURNAL, SYNCFILE, HTTP, WIRE, S3, CLI, SANDBOX);
    static final List<String> CORE = List.of(VALUE, MODEL, PORT, WORKFLOW, JOURNAL, SYNCFILE);

    private Packages() {}

    /** The package and those below it, as ArchUnit writes it. */
    static String tree(String name) {
        return name + "..";
    }

    static String[] trees(List<String> names) {
        return names.stream().map(Packages::tree).toArray(String[]::new);
    }
}
