package dev.cc5.cli.check;

import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Problem.Severity;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one file's reading tells. */
final class Findings implements SyncFileHandler {
    private final Strictness strictness;
    private final Schemas schemas;
    private final long most;
    private final List<Problem> first = new ArrayList<>();
    private final List<Problem> firstErrors = new ArrayList<>();
    private long errors;
    private long warnings;

    /** @param most so many problems are kept; all are counted */
    Findings(Strictness strictness, Schemas schemas, long most) {
        this.strictness = strictness;
        this.schemas = schemas;
        this.most = most;
    }

    @Override
    public Optional<EntitySchema> schema(Header header) {
        return schemas.of(header);
    }

    @Override
    public boolean wantsRows() {
        return false;
    }

    @Override
    public boolean isLenient() {
        return strictness == Strictness.LENIENT;
    }

    @Override
    public boolean problem(Problem told) {
        Problem problem = isLenient() && told.rule().equals("F9") ? asWarning(told) : told;
        boolean isError = problem.severity() == Severity.ERROR;
        if (isError) {
            errors++;
        } else {
            warnings++;
        }
        if (first.size() < most) {
            first.add(problem);
        }
        if (isError && firstErrors.size() < most) {
            firstErrors.add(problem);
        }
        return true;
    }

    private static Problem asWarning(Problem told) {
        return new Problem(Severity.WARNING, told.rule(), told.line(), told.column(), told.found(), told.expected());
    }

    Verdict verdict(String name, Summary read, List<String> notes) {
        Summary summary = new Summary(
                read.header(),
                read.upserts(),
                read.deletes(),
                read.badRows(),
                errors,
                warnings,
                read.structureOk(),
                read.complete());
        boolean refused = errors > 0 || strictness == Strictness.STRICT && warnings > 0;
        List<String> all = new ArrayList<>(notes);
        read.header().flatMap(schemas::note).ifPresent(all::add);
        return new Verdict(name, summary, first, errors > 0 ? firstErrors : first, all, refused);
    }
}
