package dev.cc5.simulation;

import dev.cc5.port.FileImporter;
import dev.cc5.port.ImportJournal;
import dev.cc5.workflow.Timing;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What core is run with: the right parts, or one that is broken on purpose. */
record Variant(
        Function<Program, ProgramStorage> storage,
        UnaryOperator<ImportJournal> journal,
        UnaryOperator<Timing> timing,
        UnaryOperator<FileImporter> importer) {
    /** All parts as they ought to be. */
    static final Variant SOUND = new Variant(
            ProgramStorage::new, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

    Variant withStorage(Function<Program, ProgramStorage> broken) {
        return new Variant(broken, journal, timing, importer);
    }

    Variant withJournal(UnaryOperator<ImportJournal> broken) {
        return new Variant(storage, broken, timing, importer);
    }

    Variant withTiming(UnaryOperator<Timing> broken) {
        return new Variant(storage, journal, broken, importer);
    }

    Variant withImporter(UnaryOperator<FileImporter> broken) {
        return new Variant(storage, journal, timing, broken);
    }
}
