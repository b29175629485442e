package dev.cc5.testkit;

import dev.cc5.model.Sent;
import dev.cc5.model.SourceFile;
import dev.cc5.port.ByteCounter;
import dev.cc5.port.FileUploader;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of the uploader sees uploaders that are broken. */
class BrokenUploadersTest {
    private final BrokenSubject<FileUploader> subject = new BrokenSubject<>(
            FileUploader.class, FakeSubjects.Uploaders.class, b -> FakeSubjects.Uploaders.breakage = b);

    @TestFactory
    Stream<DynamicTest> brokenFileUploadersAreCaught() {
        subject.provesPortContract();
        ofBytes();
        ofChangingSources();
        ofAnswers();
        return subject.proofs();
    }

    private void ofBytes() {
        subject.flaw(
                        "drops the last byte",
                        reading(good -> BrokenSource.resized(good, good.size() - 1)),
                        "putsEveryByteOfAFile",
                        "putsEveryByteOfASourceThatIsNoFile")
                .flaw(
                        "sends a byte for none",
                        reading(good -> BrokenSource.resized(good, good.size() + 1)),
                        "putsAnEmptyFile")
                .flaw("leaves channels open", reading(BrokenSource::neverClosed), "putsEveryByteOfASourceThatIsNoFile")
                .flaw("keeps what is there", keepingWhatIsThere(), "replacesWhatWasPutBefore")
                .flaw("does not count", counting(good -> bytes -> {}), "putsEveryByteOfAFile")
                .flaw("counts back", counting(good -> bytes -> good.sent(-bytes)), "putsEveryByteOfAFile")
                .flaw("counts less", counting(good -> bytes -> good.sent(bytes / 2)), "putsEveryByteOfAFile");
    }

    private void ofChangingSources() {
        subject.flaw(
                        "does not verify",
                        reading(BrokenSource::unverified),
                        "refusesAFileThatIsRewrittenWhileItIsRead",
                        "refusesAFileThatIsReplacedWhileItIsRead",
                        "refusesAFileThatVanishesWhileItIsRead")
                .flaw(
                        "makes it fit",
                        reading(good -> BrokenSource.resized(good, good.size())),
                        "refusesAFileThatShrinksWhileItIsRead",
                        "refusesAFileThatGrowsWhileItIsRead",
                        "refusesASourceThatEndsTooEarly",
                        "refusesASourceThatDoesNotEndInTime")
                .flaw(
                        "leaves channels open",
                        reading(BrokenSource::neverClosed),
                        "refusesASourceThatEndsTooEarly",
                        "refusesASourceThatCannotBeReadToItsEnd")
                .flawedCalls(
                        "blames the network",
                        () -> BrokenCall.blamesTheNetwork(Sent.MAYBE),
                        "refusesAFileThatIsGone",
                        "refusesASourceThatCannotBeReadToItsEnd");
    }

    private void ofAnswers() {
        subject.flawedCalls(
                        "blames the request",
                        BrokenCall::blamesTheRequest,
                        "saysThatASlotHasExpired",
                        "handsOnThatItShallSlowDown",
                        "canBeAskedAgainWhenTheAnswerIsLost")
                .flawedCalls("blames the network", () -> BrokenCall.blamesTheNetwork(Sent.NO), "saysWhenItIsRefused")
                .flawedCalls(
                        "tells the signature",
                        () -> BrokenCall.withCause("it is X-Amz-Signature=secret-1"),
                        "saysWhenItIsRefused")
                .flawedCalls(
                        "takes every end for success",
                        () -> BrokenCall.optimistic(null),
                        "doesNotSucceedBeforeEveryByteWasTaken",
                        "givesUpAStalledUploadWhenTheDeadlineComes",
                        "isCancelledByAnInterruptWithinAnUpload");
    }

    private static UnaryOperator<FileUploader> reading(UnaryOperator<SourceFile> flaw) {
        return good -> (source, slot, counter, deadline) -> good.upload(flaw.apply(source), slot, counter, deadline);
    }

    private static UnaryOperator<FileUploader> counting(UnaryOperator<ByteCounter> flaw) {
        return good -> (source, slot, counter, deadline) -> good.upload(source, slot, flaw.apply(counter), deadline);
    }

    private static UnaryOperator<FileUploader> keepingWhatIsThere() {
        return good -> {
            Set<Object> full = new HashSet<>();
            return (source, slot, counter, deadline) -> {
                if (full.add(slot)) {
                    good.upload(source, slot, counter, deadline);
                }
            };
        };
    }
}
