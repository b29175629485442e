package dev.cc5.lambda;

import java.util.Optional;

/** The X-Ray trace of the invocation that runs, as the runtime tells it. S3's client takes it from there too. */
final class Trace {
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    private Trace() {}

    static Optional<String> id() {
        return Optional.ofNullable(System.getProperty(PROPERTY));
    }
}
