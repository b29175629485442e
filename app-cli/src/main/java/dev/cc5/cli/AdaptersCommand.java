package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.AdapterList;
import dev.cc5.cli.settings.AdapterOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cc5 adapters}: what can be named as {@code --adapter}. */
@Command(
        name = "adapters",
        sortOptions = false,
        description = "Lists the adapters, and for which steps of an import each can be asked.",
        optionListHeading = "")
final class AdaptersCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Print JSON, one object on each line. [CC5_JSON]")
    private boolean json;

    @Mixin
    private final AdapterOptions adapters = new AdapterOptions();

    AdaptersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AdapterList list = new AdapterList(session.screen(), json);
        list.show(adapters.catalogue(session.home()).all());
        return ExitCode.OK.code();
    }
}
