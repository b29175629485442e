package dev.cc5.journal;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that claims the one job, says how that went, and holds it until its input ends. */
final class Holder {
    private Holder() {}

    /** @param args the directory */
    public static void main(String[] args) throws IOException {
        DirectoryJournal journal = DirectoryJournal.open(Path.of(args[0]), Clock.systemUTC());
        try (Claim claim = journal.claim(JournalFixture.KEY)) {
            claim.begin(JournalFixture.REQUEST);
            claim.record(Stage.STARTING, JournalFixture.file("f1"));
            say("holds");
            while (System.in.read() >= 0) {
                claim.record(Stage.STARTED, JournalFixture.file("f1"));
                say("recorded");
            }
        } catch (AlreadyClaimedException e) {
            say("refused");
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
