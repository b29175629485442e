package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.settings.AdapterOptions;
import dev.cc5.cli.settings.FileOptions;
import dev.cc5.cli.settings.KeyOptions;
import dev.cc5.cli.settings.OutputOptions;
import dev.cc5.cli.settings.PortalOptions;
import dev.cc5.cli.settings.RunOptions;
import dev.cc5.cli.settings.StateOptions;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lays the help out: options under headings by what they are about, and the exit codes in one table. */
final class HelpPage {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 55;

    private static final Map<Class<?>, String> HEADINGS = headings();

    private HelpPage() {}

    private static Map<Class<?>, String> headings() {
        Map<Class<?>, String> headings = new LinkedHashMap<>();
        headings.put(PortalOptions.class, "The portal");
        headings.put(KeyOptions.class, "The API key (CC5_API_KEY, or one of these)");
        headings.put(FileOptions.class, "The file");
        headings.put(RunOptions.class, "The run");
        headings.put(StateOptions.class, "The memory");
        headings.put(OutputOptions.class, "Output");
        headings.put(AdapterOptions.class, "Adapters");
        return headings;
    }

    static void layOut(CommandLine commandLine, int columns) {
        commandLine.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, columns)));
        commandLine.setUsageHelpLongOptionsMaxWidth(30);
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST, HelpPage::exitCodes);
        commandLine.getSubcommands().values().forEach(subcommand -> layOut(subcommand, columns));
    }

    private static String options(Help help) {
        Map<String, List<OptionSpec>> bySection = new LinkedHashMap<>();
        bySection.put("Options", new ArrayList<>());
        HEADINGS.values().forEach(heading -> bySection.put(heading, new ArrayList<>()));
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                bySection.getOrDefault(heading(option), List.of()).add(option);
            }
        }
        StringBuilder page = new StringBuilder();
        bySection.forEach((heading, options) -> {
            if (!options.isEmpty()) {
                page.append(System.lineSeparator())
                        .append(help.colorScheme().text("@|bold " + heading + "|@"))
                        .append(System.lineSeparator())
                        .append(help.optionListExcludingGroups(options));
            }
        });
        return page.toString();
    }

    private static String heading(OptionSpec option) {
        return option.userObject() instanceof Field field
                ? HEADINGS.getOrDefault(field.getDeclaringClass(), "Options")
                : "Options";
    }

    private static String exitCodes(Help help) {
        if (help.commandSpec().usageMessage().exitCodeListHeading().isEmpty()) {
            return "";
        }
        StringBuilder page = new StringBuilder();
        for (ExitCode code : ExitCode.values()) {
            page.append(String.format("  %3d  %s%n", code.code(), code.meaning()));
        }
        return page.toString();
    }
}
