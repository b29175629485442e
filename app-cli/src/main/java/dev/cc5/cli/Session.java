package dev.cc5.cli;

import dev.cc5.cli.report.Errors;
import dev.cc5.cli.report.Screen;
import dev.cc5.cli.settings.Environment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is around a command.
 *
 * @param environment the environment variables
 * @param screen where everything is shown
 * @param errors how errors are shown
 * @param home where the distribution is, when the command runs from one
 */
record Session(
        Environment environment,
        Screen screen,
        Errors errors,
        @Nullable Path home) {}
