package dev.cc5.testkit;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Phase;
import dev.cc5.model.RowKey;
import dev.cc5.model.Sent;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contracts of the portal's ports see adapters that are broken. */
class BrokenPortalPortsTest {
    @TestFactory
    Stream<DynamicTest> brokenUploadUrlProvidersAreCaught() {
        return new BrokenSubject<>(
                        UploadUrlProvider.class,
                        FakeSubjects.UrlProviders.class,
                        b -> FakeSubjects.UrlProviders.breakage = b)
                .provesPortContract()
                .flawedCalls(
                        "ends long after the deadline",
                        () -> BrokenCall.patient(
                                PortContract.SHORT.plus(PortContract.GRACE).plusMillis(100)),
                        "givesUpWhenTheDeadlineComes")
                .flaw("gives one slot to all", BrokenPortalPortsTest::oneForAll, "givesAnotherUsableSlotEachTime")
                .flaw("gives dead slots", BrokenPortalPortsTest::dead, "givesAnotherUsableSlotEachTime")
                .flawedCalls("blames the request", BrokenCall::blamesTheRequest, "canBeAskedAgainWhenTheAnswerIsLost")
                .flawedCalls(
                        "blames the network",
                        () -> BrokenCall.blamesTheNetwork(Sent.NO),
                        "takesNoSenselessAnswerForASlot",
                        "saysWhenTheKeyIsNotAccepted",
                        "saysWhenItIsRefused",
                        "handsOnThatItShallSlowDown")
                .flawedCalls("tells the key", () -> BrokenCall.withCause("it is the-key"), "saysWhenItIsRefused")
                .flawedCalls("tells controls", () -> BrokenCall.saying("\u001b[31mred"), "saysWhenItIsRefused")
                .flawedCalls("tells bidi characters", () -> BrokenCall.saying("\u202etxt"), "saysWhenItIsRefused")
                .flawedCalls("tells nothing", () -> BrokenCall.saying(" "), "saysWhenItIsRefused")
                .proofs();
    }

    private static UploadUrlProvider oneForAll(UploadUrlProvider good) {
        AtomicReference<@Nullable UploadSlot> only = new AtomicReference<>();
        return (request, deadline) -> {
            only.compareAndSet(null, good.requestSlot(request, deadline));
            return only.updateAndGet(slot -> slot);
        };
    }

    private static UploadUrlProvider dead(UploadUrlProvider good) {
        return (request, deadline) -> {
            UploadSlot slot = good.requestSlot(request, deadline);
            return new UploadSlot(slot.file(), slot.url(), Instant.EPOCH);
        };
    }

    @TestFactory
    Stream<DynamicTest> brokenFileImportersAreCaught() {
        String[] doubts = {
            "leavesOpenWhetherItStartedWhenTheAnswerIsLost",
            "leavesOpenWhetherItStartedWhenTheDeadlineComes",
            "leavesOpenWhetherItStartedWhenTheAnswerIsSenseless"
        };
        return new BrokenSubject<>(
                        FileImporter.class, FakeSubjects.Importers.class, b -> FakeSubjects.Importers.breakage = b)
                .provesPortContract()
                .flaw("never asks", good -> (file, tracking, deadline) -> Optional.empty(), "startsAnImportOnce")
                .flaw(
                        "asks twice",
                        good -> (file, tracking, deadline) -> {
                            good.startImport(file, tracking, deadline);
                            return good.startImport(file, tracking, deadline);
                        },
                        "startsAnImportOnce")
                .flawedCalls(
                        "repeats blindly",
                        BrokenCall::stubborn,
                        "leavesOpenWhetherItStartedWhenTheAnswerIsLost",
                        "leavesOpenWhetherItStartedWhenTheAnswerIsSenseless")
                .flawedCalls("takes doubt for success", () -> BrokenCall.optimistic(Optional.empty()), doubts)
                .flawedCalls("takes doubt for a refusal", BrokenCall::blamesTheRequest, doubts)
                .flawedCalls("says that it was not sent", () -> BrokenCall.blamesTheNetwork(Sent.NO), doubts)
                .flawedCalls(
                        "blames the network",
                        () -> BrokenCall.blamesTheNetwork(Sent.NO),
                        "saysWhenTheKeyIsNotAccepted",
                        "saysWhenItIsRefused",
                        "handsOnThatItShallSlowDown")
                .proofs();
    }

    @TestFactory
    Stream<DynamicTest> brokenStatusCheckersAreCaught() {
        FileStatus success = FileStatus.of(new FileId("x"), Phase.SUCCEEDED, "", "");
        return new BrokenSubject<>(
                        StatusChecker.class, FakeSubjects.Checkers.class, b -> FakeSubjects.Checkers.breakage = b)
                .provesPortContract()
                .flaw("tells of another", good -> (id, deadline) -> success, "tellsTheStatusAsOftenAsItIsAsked")
                .flaw(
                        "takes every word for success",
                        BrokenPortalPortsTest::successful,
                        "understandsEachPhase",
                        "believesNoSuccessOfAnotherFile")
                .flawedCalls(
                        "takes failures for success",
                        () -> BrokenCall.optimistic(success),
                        "saysWhenTheFileIsUnknown",
                        "canBeAskedAgainWhenTheAnswerIsLost",
                        "takesNoSenselessAnswerForAStatus",
                        "saysWhenTheKeyIsNotAccepted",
                        "saysWhenItIsRefused",
                        "handsOnThatItShallSlowDown")
                .flaw("takes unknown for unauthorised", BrokenPortalPortsTest::suspicious, "saysWhenTheFileIsUnknown")
                .proofs();
    }

    private static StatusChecker successful(StatusChecker good) {
        return (id, deadline) -> {
            FileStatus status = good.check(id, deadline);
            return FileStatus.of(id, Phase.SUCCEEDED, status.word(), status.raw());
        };
    }

    @TestFactory
    Stream<DynamicTest> brokenRowQueriesAreCaught() {
        return new BrokenSubject<>(RowQuery.class, FakeSubjects.Queries.class, b -> FakeSubjects.Queries.breakage = b)
                .provesPortContract()
                .flaw(
                        "takes every row for the import's",
                        good -> asking(good, all -> {
                            all.replaceAll((key, writer) -> new ActionId("action-1"));
                            return all;
                        }),
                        "tellsWhichImportWroteEachRowLast")
                .flaw("counts too much", BrokenPortalPortsTest::generous, "countsTheRowsOfTheImportAsOftenAsItIsAsked")
                .flaw(
                        "tells of others",
                        good -> asking(good, all -> {
                            all.put(RowKey.of("stranger"), new ActionId("action-2"));
                            return all;
                        }),
                        "tellsOfNoRowThatItWasNotAskedFor")
                .flawedCalls(
                        "takes failures for none",
                        () -> BrokenCall.optimistic(0L),
                        "canBeAskedAgainWhenTheAnswerIsLost",
                        "takesNoSenselessAnswerForACount",
                        "saysWhenTheKeyIsNotAccepted",
                        "saysWhenItIsRefused",
                        "handsOnThatItShallSlowDown")
                .flawedCalls(
                        "takes failures for missing rows",
                        () -> BrokenCall.optimistic(Map.of()),
                        "takesNoSenselessAnswerForMissingRows",
                        "takesNoRefusalForMissingRows")
                .proofs();
    }

    private static RowQuery generous(RowQuery good) {
        return new RowQuery() {
            @Override
            public long count(ImportedRows rows, Deadline deadline) {
                return good.count(rows, deadline) + 1;
            }

            @Override
            public Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
                return good.lastWriters(rows, keys, deadline);
            }
        };
    }

    private static RowQuery asking(RowQuery good, UnaryOperator<Map<RowKey, ActionId>> change) {
        return new RowQuery() {
            @Override
            public long count(ImportedRows rows, Deadline deadline) {
                return good.count(rows, deadline);
            }

            @Override
            public Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
                return change.apply(new HashMap<>(good.lastWriters(rows, keys, deadline)));
            }
        };
    }

    private static StatusChecker suspicious(StatusChecker good) {
        return (id, deadline) -> {
            try {
                return good.check(id, deadline);
            } catch (FileNotFoundAtPortalException e) {
                throw new NotAuthorisedException(e.explanation(), e);
            }
        };
    }
}
