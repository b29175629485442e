package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.LocalFile;
import dev.cc5.model.PartlyImportedException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowError;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.MemoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest extends WorkflowFixture {
    @Test
    void goesThroughTheFourStepsUntilSuccessWasSeen() {
        portal.phases(Phase.PENDING, Phase.RUNNING, Phase.SUCCEEDED);
        ImportResult result = workflow.run(request(), minutes(30), heard);
        assertThat(result.status().orElseThrow().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(result.alreadyImported()).isFalse();
        assertThat(heard.events).containsExactly("slot", "uploaded", "started", "PENDING", "RUNNING", "SUCCEEDED");
        assertThat(new String(portal.bytesOf(file().id()), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("content");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void countsTheBytesUpToTheSize() {
        List<Long> sent = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void uploadProgress(ImportSubject subject, long sentBytes, long totalBytes) {
                assertThat(totalBytes).isEqualTo(7);
                sent.add(sentBytes);
            }
        };
        workflow.run(request(), minutes(30), listener);
        assertThat(sent).isSorted().endsWith(7L);
    }

    @Test
    void handsOnTheTrackingThatWasAskedFor() {
        Tracking tracking = new Tracking(Optional.of(new ActionId("mine")), Optional.of("nightly"));
        ImportRequest request = new ImportRequest(MemoryFile.of("f", "x"), DESTINATION, Labels.none(), tracking);
        assertThat(workflow.run(request, minutes(30), heard).file().actionId()).isEqualTo(new ActionId("mine"));
        assertThat(portal.startsOf(file().id())).containsExactly(tracking);
    }

    @Test
    void anEndWithoutSuccessIsAFailureWithTheRowErrors() {
        RowError error = new RowError(OptionalLong.of(7), "email", "not an address");
        portal.phases(Phase.FAILED).rowErrors(error);
        assertThat(failureOfRun()).isInstanceOfSatisfying(ImportFailedException.class, e -> {
            assertThat(e.status().rowErrors()).containsExactly(error);
            assertThat(e).hasMessageContaining("it failed").hasMessageContaining("1 row error");
        });
    }

    @Test
    void aCancelledImportIsAFailure() {
        portal.phases(Phase.CANCELLED);
        assertThat(failureOfRun()).isInstanceOf(ImportFailedException.class).hasMessageContaining("cancelled");
    }

    @Test
    void anImportInPartIsNoSuccess() {
        portal.phases(Phase.PARTIAL);
        assertThat(failureOfRun()).isInstanceOf(PartlyImportedException.class);
    }

    @Test
    void aSourceThatChangedWhileItWasSentIsNeverImported() {
        SourceFile changing = new Changing();
        assertThatThrownBy(() -> workflow.run(request(changing), minutes(30), heard))
                .isInstanceOf(SourceRefusedException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    @Test
    void anAdapterThatThrowsSomethingElseIsAProtocolErrorWithoutItsWords() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> new IllegalStateException("CANARY"));
        assertThat(failureOfRun())
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void anAdapterThatThrowsWhatItDoesNotDeclareIsAProtocolErrorToo() {
        for (Throwable undeclared : List.of(new IOException("CANARY"), new NoSuchMethodError("CANARY"))) {
            portal.failsBefore(Step.UPLOAD, () -> sneakily(undeclared));
            assertThat(failureOfRun())
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(undeclared.getClass().getName())
                    .hasMessageNotContaining("CANARY");
        }
    }

    @Test
    void aJavaThatLacksAModuleIsNoDefectOfTheAdapter() {
        portal.failsBefore(
                Step.UPLOAD,
                () -> sneakily(new ExceptionInInitializerError(new NoClassDefFoundError("javax/naming/Context"))));
        assertThat(failureOfRun())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("this Java has no javax.naming.Context")
                .hasMessageNotContaining("adapter");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneakily(Throwable undeclared) throws T {
        throw (T) undeclared;
    }

    @Test
    @SuppressWarnings("NullAway")
    void anAdapterThatGivesNullIsAProtocolError() {
        workflow = ImportWorkflow.builder()
                .uploadUrlProvider((request, deadline) -> null)
                .use(portal)
                .timing(timing)
                .build();
        assertThat(failureOfRun()).isInstanceOf(ProtocolException.class).hasMessageContaining("no answer");
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        ImportListener listener = new ImportListener() {
            @Override
            public void uploaded(ImportSubject subject, RemoteFile file) {
                throw new IllegalStateException();
            }
        };
        assertThat(workflow.run(request(), minutes(30), listener).status()).isPresent();
    }

    @Test
    void aSourceThatChangedIsNotImportedThoughTheUploaderDidNotNotice(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("family.cc5txt"), "content");
        workflow = builder()
                .fileUploader((source, slot, counter, deadline) -> append(path))
                .build();
        assertThatThrownBy(() -> workflow.run(request(LocalFile.of(path)), minutes(30), heard))
                .isInstanceOf(SourceRefusedException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    private static void append(Path path) {
        try {
            Files.writeString(path, "more", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void submitReturnsTheFileAndAsksForNoStatus() {
        assertThat(workflow.submit(request(), minutes(30), heard)).isEqualTo(file());
        assertThat(portal.calls(Step.CHECK_STATUS)).isZero();
    }

    /** Says after the upload that it is not what it was. */
    private static final class Changing implements SourceFile {
        private final MemoryFile content = MemoryFile.of("f", "x");

        @Override
        public String name() {
            return content.name();
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public String fingerprint() {
            return content.fingerprint();
        }

        @Override
        public Optional<String> md5() {
            return content.md5();
        }

        @Override
        public ReadableByteChannel open() {
            return content.open();
        }

        @Override
        public void verifyUnchanged() {
            throw Failures.sourceChanged("it was written to");
        }
    }
}
