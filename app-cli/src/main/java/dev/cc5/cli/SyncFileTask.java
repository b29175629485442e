package dev.cc5.cli;

import dev.cc5.cli.table.TableException;
import dev.cc5.model.Explanation;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.InvalidSyncFileException;
import dev.cc5.syncfile.UnrepresentableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** What commands that make files of files have in common: how they tell what went wrong. */
final class SyncFileTask {
    private SyncFileTask() {}

    /** The work itself. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does it.
     *
     * @param doing what is being done, as an error's first words
     * @param input the file that is read
     * @throws SourceRefusedException when the file is not what it should be, or reading or writing fails
     */
    static <T> T run(String doing, String input, Work<T> work) {
        try {
            return work.run();
        } catch (InvalidSyncFileException e) {
            throw refused(
                    doing, e.problem().toString(), "Nothing was written. All that is wrong: cc5 check " + input, e);
        } catch (TableException e) {
            throw refused(doing, String.valueOf(e.getMessage()), "Nothing was written. Correct it and start again.", e);
        } catch (UnrepresentableException e) {
            throw refused(doing, String.valueOf(e.getMessage()), "Nothing was written.", e);
        } catch (OutOfMemoryError e) {
            throw refused(
                    doing,
                    "it takes more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB that cc5 may use",
                    "Nothing was written. Allow more: CC5_JAVA_OPTS=-Xmx512m, for example.",
                    e);
        } catch (NoSuchFileException e) {
            throw refused(doing, "there is no file " + e.getFile(), "Check the name.", e);
        } catch (IOException e) {
            throw refused(doing, "it failed (" + e + ")", "Check the files and the disk.", e);
        }
    }

    private static SourceRefusedException refused(String doing, String happened, String advice, Throwable cause) {
        return new SourceRefusedException(new Explanation(doing, happened, advice), cause);
    }
}
