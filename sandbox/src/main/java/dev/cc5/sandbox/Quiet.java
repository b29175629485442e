package dev.cc5.sandbox;

/**
 * Keeps S3Proxy and its Jetty from writing to stderr. Both log through SLF4J, which complains there when the program
 * brings no backend, and whose simple backend prints from INFO on. A program that says otherwise in these system
 * properties is left alone.
 */
final class Quiet {
    private Quiet() {}

    static void please() {
        setUnlessSet("slf4j.internal.verbosity", "ERROR");
        setUnlessSet("org.slf4j.simpleLogger.log.org.gaul", "off");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
