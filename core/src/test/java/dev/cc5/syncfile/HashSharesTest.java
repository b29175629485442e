package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashSharesTest {
    @TempDir
    Path temporary;

    /** A process that is killed has no time to clean up. */
    @Test
    void leaveNoNameInTheTemporaryFolderWhileTheyAreUsed() throws IOException {
        List<Long> repeated = new ArrayList<>();
        try (HashShares shares = new HashShares(temporary)) {
            for (long i = 0; i < 1_200_000; i++) {
                shares.add((i % 1_199_999) * 0x9E3779B97F4A7C15L);
            }
            assertThat(temporary).isEmptyDirectory();
            shares.repeated(repeated::add);
        }
        assertThat(repeated).containsExactly(0L);
    }
}
