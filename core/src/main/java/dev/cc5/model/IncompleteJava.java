package dev.cc5.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells a Java that lacks modules, such as one that {@code jlink} made, from a defect of what runs on it. */
public final class IncompleteJava {
    private static final Pattern OWN_CLASS =
            Pattern.compile("(?:^|: )((?:java|jdk|sun|com/sun|org/ietf/jgss|org/w3c/dom"
                    + "|org/xml/sax|javax/(?:crypto|management|naming|net|script|security|sql|xml))/[\\w/$]+)");

    private IncompleteJava() {}

    /** What to tell of a failure behind which there is a missing class of Java's own. */
    public static Optional<ImportException> behind(Throwable failure, String doing) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(LinkageError.class::isInstance)
                .map(cause -> OWN_CLASS.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .findFirst()
                .map(own -> new ConfigurationException(
                        new Explanation(
                                doing,
                                "this Java has no " + own.group(1).replace('/', '.'),
                                "Use a whole Java of 17 or later: this one lacks a module (java --list-modules)."),
                        failure));
    }
}
