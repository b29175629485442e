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
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import dev.cc5.workflow.InMemoryJournal;
import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fake portal and the workflow's own journal hold what they promise. */
class FakePortalContractsTest {
    private static final Deadline LONG = Deadline.in(Duration.ofHours(1));
    private static final MemoryFile SOURCE = MemoryFile.of("family.cc5txt", "0123456789");

    @Nested
    class UploadUrlProviderTest implements UploadUrlProviderContract {
        @Override
        public UploadUrlProvider port(Situation situation) {
            return FakeSituations.portal(situation, Step.REQUEST_SLOT)
                    .uploadUrlProvider()
                    .orElseThrow();
        }
    }

    @Nested
    class FileUploaderTest implements FileUploaderContract {
        private FakePortal portal = new FakePortal(Timing.SYSTEM);

        @Override
        public FileUploader port(Situation situation) {
            portal = FakeSituations.portal(situation, Step.UPLOAD);
            return portal.fileUploader().orElseThrow();
        }

        @Override
        public UploadSlot slot(Situation situation) {
            return slotAt(portal);
        }

        @Override
        public String md5In(UploadSlot slot) {
            return HexFormat.of()
                    .formatHex(
                            Digests.of("MD5").digest(portal.bytesOf(slot.file().id())));
        }

        @Override
        public List<String> secrets() {
            return List.of("secret-1");
        }
    }

    @Nested
    class FileImporterTest implements FileImporterContract {
        private FakePortal portal = new FakePortal(Timing.SYSTEM);

        @Override
        public FileImporter port(Situation situation) {
            portal = FakeSituations.portal(situation, Step.START_IMPORT);
            return portal.fileImporter().orElseThrow();
        }

        @Override
        public RemoteFile file() {
            UploadSlot slot = slotAt(portal);
            portal.fileUploader().orElseThrow().upload(SOURCE, slot, bytes -> {}, LONG);
            return slot.file();
        }

        @Override
        public int startsReceived() {
            return portal.startsOf(portal.files().get(0).id()).size();
        }
    }

    @Nested
    class StatusCheckerTest implements StatusCheckerContract {
        private FileId file = new FileId("unknown");

        @Override
        public StatusChecker port(Situation situation) {
            FakePortal portal = FakeSituations.portal(situation, Step.CHECK_STATUS);
            if (situation != Situation.UNKNOWN_FILE) {
                file = slotAt(portal).file().id();
            }
            return portal.statusChecker().orElseThrow();
        }

        @Override
        public StatusChecker portShowing(Phase phase) {
            FakePortal portal = new FakePortal(Timing.SYSTEM).phases(phase);
            UploadSlot slot = slotAt(portal);
            portal.fileUploader().orElseThrow().upload(SOURCE, slot, bytes -> {}, LONG);
            portal.fileImporter().orElseThrow().startImport(slot.file(), Tracking.none(), LONG);
            file = slot.file().id();
            return portal.statusChecker().orElseThrow();
        }

        @Override
        public FileId file() {
            return file;
        }
    }

    @Nested
    class InMemoryJournalTest implements ImportJournalContract {
        private final ImportJournal journal = new InMemoryJournal(InstantSource.system());

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
}
