package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import dev.cc5.workflow.InMemoryJournal;
import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tests of the fake portal and the workflow's journal, that {@link BrokenSubject} can break on purpose. */
final class FakeSubjects {
    private static final Deadline LONG = Deadline.in(Duration.ofHours(1));
    private static final MemoryFile SOURCE = MemoryFile.of("family.cc5txt", "0123456789");

    private FakeSubjects() {}

    static class UrlProviders implements UploadUrlProviderContract {
        static UnaryOperator<UploadUrlProvider> breakage = UnaryOperator.identity();

        @Override
        public UploadUrlProvider port(Situation situation) {
            return breakage.apply(FakeSituations.portal(situation, Step.REQUEST_SLOT)
                    .uploadUrlProvider()
                    .orElseThrow());
        }

        @Override
        public List<String> secrets() {
            return List.of("the-key");
        }
    }

    static class Uploaders implements FileUploaderContract {
        static UnaryOperator<FileUploader> breakage = UnaryOperator.identity();

        private FakePortal portal = new FakePortal(Timing.SYSTEM);

        @Override
        public FileUploader port(Situation situation) {
            portal = FakeSituations.portal(situation, Step.UPLOAD);
            return breakage.apply(portal.fileUploader().orElseThrow());
        }

        @Override
        public UploadSlot slot(Situation situation) {
            return slotAt(portal);
        }

        @Override
        public String md5In(UploadSlot slot) {
            byte[] content = portal.bytesOf(slot.file().id());
            return HexFormat.of().formatHex(Digests.of("MD5").digest(content));
        }
    }

    static class Importers implements FileImporterContract {
        static UnaryOperator<FileImporter> breakage = UnaryOperator.identity();

        private FakePortal portal = new FakePortal(Timing.SYSTEM);

        @Override
        public FileImporter port(Situation situation) {
            portal = FakeSituations.portal(situation, Step.START_IMPORT);
            return breakage.apply(portal.fileImporter().orElseThrow());
        }

        @Override
        public RemoteFile file() {
            return uploadedTo(portal);
        }

        @Override
        public int startsReceived() {
            return portal.startsOf(portal.files().get(0).id()).size();
        }
    }

    static class Checkers implements StatusCheckerContract {
        static UnaryOperator<StatusChecker> breakage = UnaryOperator.identity();

        private FileId file = new FileId("unknown");

        @Override
        public StatusChecker port(Situation situation) {
            FakePortal portal = FakeSituations.portal(situation, Step.CHECK_STATUS);
            if (situation != Situation.UNKNOWN_FILE) {
                file = slotAt(portal).file().id();
            }
            return breakage.apply(portal.statusChecker().orElseThrow());
        }

        @Override
        public Optional<StatusChecker> portToldOfAnotherFile() {
            StatusChecker good = port(Situation.WORKING);
            return Optional.of(
                    breakage.apply((id, deadline) -> good.check(id, deadline).doubted("it is about x")));
        }

        @Override
        public StatusChecker portShowing(Phase phase) {
            FakePortal portal = new FakePortal(Timing.SYSTEM).phases(phase);
            RemoteFile uploaded = uploadedTo(portal);
            portal.fileImporter().orElseThrow().startImport(uploaded, Tracking.none(), LONG);
            file = uploaded.id();
            return breakage.apply(portal.statusChecker().orElseThrow());
        }

        @Override
        public FileId file() {
            return file;
        }
    }

    static class Queries implements RowQueryContract {
        static UnaryOperator<RowQuery> breakage = UnaryOperator.identity();

        @Override
        public RowQuery port(Situation situation) {
            FakePortal portal = FakeSituations.portal(situation, Step.QUERY_ROWS);
            OURS.forEach(key -> portal.wrote(rows().actionId(), key));
            portal.wrote(OTHER_WRITER, THEIRS);
            return breakage.apply(portal.rowQuery().orElseThrow());
        }
    }

    static class Journals implements ImportJournalContract {
        static UnaryOperator<ImportJournal> breakage = UnaryOperator.identity();

        private final ImportJournal journal = breakage.apply(new InMemoryJournal(InstantSource.system()));

        @Override
        public ImportJournal open() {
            return journal;
        }
    }

    private static UploadSlot slotAt(FakePortal portal) {
        return portal.uploadUrlProvider()
                .orElseThrow()
                .requestSlot(new ImportRequest(SOURCE, new Destination("w", "b", "wks_family")), LONG);
    }

    private static RemoteFile uploadedTo(FakePortal portal) {
        UploadSlot slot = slotAt(portal);
        portal.fileUploader().orElseThrow().upload(SOURCE, slot, bytes -> {}, LONG);
        return slot.file();
    }
}
