package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.settings.Environment;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into text and an exit code. */
final class Failures {
    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    /** The arguments, or the environment variables in their place, make no sense. Values are not repeated. */
    int wrongArguments(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        session.errors()
                .show(
                        "nothing was done",
                        new Explanation("reading the command line", happened(e, arguments), advice(e, command)));
        return ExitCode.WRONG_SETTINGS.code();
    }

    private static String happened(ParameterException e, String[] arguments) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched.isUnknownOption()
                    ? "there is no option " + nameOf(unmatched.getUnmatched().get(0))
                    : "\"" + unmatched.getUnmatched().get(0) + "\" is too much";
        }
        String text = withoutCapital(String.valueOf(e.getMessage()));
        if (e.getValue() != null
                && e.getArgSpec() instanceof OptionSpec option
                && option.longestName().startsWith("--api-key")) {
            return "the value of " + option.longestName() + " cannot be used";
        }
        return e.getArgSpec() instanceof OptionSpec option && isFromEnvironment(option, arguments)
                ? text + " (from " + Environment.variableOf(option.longestName()) + ")"
                : text;
    }

    /** As it stands in the middle of a sentence; a name in capitals stays one. */
    private static String withoutCapital(String sentence) {
        boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
        return word ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1) : sentence;
    }

    private static boolean isFromEnvironment(OptionSpec option, String[] arguments) {
        return Arrays.stream(arguments).map(Failures::nameOf).noneMatch(List.of(option.names())::contains);
    }

    /** What stands before the value, which may be a secret. */
    private static String nameOf(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private static String advice(ParameterException e, String command) {
        String help = "See: " + command + " --help";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "? " + help;
        }
        return help;
    }

    /** A command threw. */
    int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (e instanceof ImportException known) {
            session.errors().show("it did not work", known.explanation());
            return ExitCode.of(known).code();
        }
        session.errors()
                .show(
                        "it did not work",
                        new Explanation(
                                "running " + commandLine.getCommandSpec().qualifiedName(),
                                "cc5 itself failed with " + e.getClass().getName(),
                                "This is a defect of cc5. Run it again with CC5_DEBUG=1 and report what it prints."));
        session.errors().defect(e);
        return ExitCode.DEFECT.code();
    }
}
