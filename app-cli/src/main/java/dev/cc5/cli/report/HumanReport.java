package dev.cc5.cli.report;

import dev.cc5.cli.job.FileResult;
import dev.cc5.cli.job.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** Results for people: good ones on standard output, bad ones on standard error. */
public final class HumanReport implements Report {
    /** So many row errors are shown; all are counted. */
    private static final int SHOWN = 10;

    private final Screen screen;
    private final Errors errors;
    private final boolean brief;
    private final String stateArgument;

    /**
     * @param brief whether a good result has one line, as is best for many files
     * @param stateArgument what a command needs to find the same journal; begins with a space unless it is empty
     */
    public HumanReport(Screen screen, Errors errors, boolean brief, String stateArgument) {
        this.stateArgument = stateArgument;
        this.screen = screen;
        this.errors = errors;
        this.brief = brief;
    }

    @Override
    public void show(FileResult result) {
        if (result.error().isPresent()) {
            errors.show(headline(result), result.error().get());
            result.checked().ifPresent(checked -> list("problems:", checked.problems(), checked.problemCount()));
            result.status().flatMap(Fact::advice).ifPresent(advice -> errors.part("status:", advice));
            result.status().ifPresent(status -> list("rows:", status.rowErrors(), status.rowErrorCount()));
            result.proof().ifPresent(proof -> list("keys:", proof.unproven(), proof.missing() + proof.overwritten()));
            result.remote()
                    .ifPresent(remote -> errors.part("file id:", remote.id().value()));
            result.defect().ifPresent(errors::defect);
        } else {
            showGood(result);
        }
        if (result.resumable().isPresent()) {
            screen.err("  Go on with it: cc5 resume " + result.resumable().get() + stateArgument);
        } else if (result.mayGoOn()) {
            result.remote().ifPresent(remote -> screen.err("  Ask for it later with: cc5 status " + remote.id()));
        }
    }

    private void showGood(FileResult result) {
        List<Fact> facts = Fact.of(result);
        if (brief) {
            String line = facts.stream()
                    .map(fact -> fact.label() + " " + fact.value())
                    .collect(Collectors.joining(", "));
            screen.out(Paint.GOOD, result.how(), "  " + result.file() + "  " + line);
        } else {
            screen.out(Paint.GOOD, result.how(), "  " + result.file());
            facts.forEach(fact -> screen.out(Paint.DIM, String.format("  %-10s", fact.label()), fact.value()));
        }
    }

    private static String headline(FileResult result) {
        String file = result.file();
        if (result.how().equals(FileResult.NOT_BEGUN)) {
            return file + " was not begun";
        }
        if (result.stage() == Stage.VERIFYING) {
            return file + " was imported, but its rows were not counted";
        }
        return switch (result.exit()) {
            case PARTLY_IMPORTED ->
                result.how().equals(FileResult.NOT_PROVEN)
                        ? file + " was imported, but its rows do not prove it"
                        : file + " was imported only in part";
            case STILL_RUNNING -> file + " is still being imported";
            case UNKNOWN_OUTCOME -> file + " may have been imported or not";
            case ALREADY_CLAIMED -> file + " is being imported already";
            case INTERRUPTED ->
                result.mayGoOn() ? file + " is perhaps still being imported" : file + " was not imported";
            default -> file + " was not imported";
        };
    }

    private void list(String label, List<?> first, long count) {
        int shown = Math.min(SHOWN, first.size());
        for (int i = 0; i < shown; i++) {
            errors.part(i == 0 ? label : "", first.get(i).toString());
        }
        if (count > shown) {
            errors.part("", "… and " + (count - shown) + " more");
        }
    }
}
