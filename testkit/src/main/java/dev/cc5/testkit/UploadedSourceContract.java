package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileUploader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link FileUploader} promises of the source that it reads: the part of its contract about bytes. */
public interface UploadedSourceContract extends PortContract {
    /** The port under test. Asked for once a test. */
    FileUploader port(Situation situation);

    /** A slot at an outside system in this situation. Asked for after the port, once a test. */
    UploadSlot slot(Situation situation);

    /** The MD5, in 32 lower-case hex digits, of what the outside system has now in this slot. */
    String md5In(UploadSlot slot);

    @Override
    default PortCall prepare(Situation situation) {
        return prepare(situation, StreamedSource.of(100_000));
    }

    /** Gets the upload of this source ready. */
    default PortCall prepare(Situation situation, SourceFile source) {
        FileUploader port = port(situation);
        UploadSlot slot = slot(situation);
        List<String> secrets = new ArrayList<>(secrets());
        secrets.add(slot.url().reveal());
        String query = slot.url().uri().getRawQuery();
        if (query != null) {
            secrets.add(query);
        }
        return new PortCall(deadline -> port.upload(source, slot, bytes -> {}, deadline), secrets);
    }

    private SourceRefusedException refused(SourceFile source) {
        return prepare(Situation.WORKING, source).begin().failsWith(SourceRefusedException.class);
    }

    private void arrives(SourceFile source, String md5) {
        FileUploader port = port(Situation.WORKING);
        UploadSlot slot = slot(Situation.WORKING);
        SentBytes sent = new SentBytes();

        new PortCall(deadline -> port.upload(source, slot, sent, deadline), List.of())
                .begin()
                .succeeds();

        assertThat(md5In(slot)).as("the MD5 of what arrived").isEqualTo(md5);
        sent.checkEndedAt(source.size());
    }

    @Test
    default void putsEveryByteOfAFile(@TempDir Path folder) throws IOException {
        byte[] content = StreamedSource.of(3_000_001).content();
        arrives(LocalFile.of(Files.write(folder.resolve("family.cc5txt"), content)), md5(content));
    }

    @Test
    default void putsEveryByteOfASourceThatIsNoFile() {
        StreamedSource source = StreamedSource.of(3_000_001);
        arrives(source, md5(source.content()));
        assertThat(source.openChannels()).as("channels left open").isZero();
    }

    @Test
    default void putsAnEmptyFile(@TempDir Path folder) throws IOException {
        arrives(LocalFile.of(Files.createFile(folder.resolve("empty.cc5txt"))), md5(new byte[0]));
    }

    @Test
    default void replacesWhatWasPutBefore() {
        FileUploader port = port(Situation.WORKING);
        UploadSlot slot = slot(Situation.WORKING);
        StreamedSource first = StreamedSource.of(2_000);
        StreamedSource second = StreamedSource.of(1_000);

        for (SourceFile source : List.of(first, first, second)) {
            new PortCall(deadline -> port.upload(source, slot, bytes -> {}, deadline), List.of())
                    .begin()
                    .succeeds();
        }

        assertThat(md5In(slot)).as("the MD5 of what is there").isEqualTo(md5(second.content()));
    }

    @Test
    default void refusesAFileThatShrinksWhileItIsRead(@TempDir Path folder) throws IOException {
        refused(new ChangingFile(file(folder), ChangingFile.Change::shrink));
    }

    @Test
    default void refusesAFileThatGrowsWhileItIsRead(@TempDir Path folder) throws IOException {
        refused(new ChangingFile(file(folder), ChangingFile.Change::grow));
    }

    @Test
    default void refusesAFileThatIsRewrittenWhileItIsRead(@TempDir Path folder) throws IOException {
        refused(new ChangingFile(file(folder), ChangingFile.Change::rewrite));
    }

    @Test
    default void refusesAFileThatIsReplacedWhileItIsRead(@TempDir Path folder) throws IOException {
        refused(new ChangingFile(file(folder), ChangingFile.Change::replace));
    }

    @Test
    default void refusesAFileThatVanishesWhileItIsRead(@TempDir Path folder) throws IOException {
        refused(new ChangingFile(file(folder), ChangingFile.Change::delete));
    }

    @Test
    default void refusesAFileThatIsGone(@TempDir Path folder) throws IOException {
        LocalFile source = LocalFile.of(file(folder));
        Files.delete(source.path());
        refused(source);
    }

    @Test
    default void refusesASourceThatEndsTooEarly() {
        StreamedSource source = StreamedSource.lying(300_000, 200_000);
        refused(source);
        assertThat(source.openChannels()).as("channels left open").isZero();
    }

    @Test
    default void refusesASourceThatDoesNotEndInTime() {
        refused(StreamedSource.lying(300_000, 300_001));
    }

    @Test
    default void refusesASourceThatCannotBeReadToItsEnd() {
        StreamedSource source = StreamedSource.failing(300_000, 200_000);
        refused(source);
        assertThat(source.openChannels()).as("channels left open").isZero();
    }

    private static Path file(Path folder) throws IOException {
        return Files.write(
                folder.resolve("family.cc5txt"), StreamedSource.of(300_000).content());
    }

    private static String md5(byte[] content) {
        return HexFormat.of().formatHex(Digests.of("MD5").digest(content));
    }
}
