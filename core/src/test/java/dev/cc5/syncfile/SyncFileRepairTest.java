package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.syncfile.SyncFileRepair.Change;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program gets wrong around the values is repaired; the values are not touched. */
class SyncFileRepairTest {
    private static final String START = "00|c|cc5|20261125120000|r\n01|wks_family|w|b|cc-family|\n02|id\n03|id|name\n";
    private static final String RIGHT = START + "10|1|Ana\n10|2|\n90|3\n99|3\n";

    private Map<Change, Long> changes = Map.of();

    private String repaired(String file) throws IOException {
        return repaired(file, false);
    }

    private String repaired(String file, boolean addFooter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        changes = SyncFileRepair.repair(new ByteArrayInputStream(file.getBytes(UTF_8)), out, addFooter);
        return out.toString(UTF_8);
    }

    @Test
    void leavesARightFileAsItIs() throws IOException {
        assertThat(repaired(RIGHT)).isEqualTo(RIGHT);
        assertThat(changes).isEmpty();
    }

    @Test
    void repairsAllOfItAtOnce() throws IOException {
        String broken = "\uFEFF" + START.replace("\n", "\r\n").replace("03|id|name", "03|id|name|")
                + "10|1|Ana|\r\n\r\n10|2||\r\n90|3|\r\n\r\n99|7";

        assertThat(repaired(broken)).isEqualTo(RIGHT);
        assertThat(changes)
                .containsEntry(Change.BYTE_ORDER_MARK, 1L)
                .containsEntry(Change.LINE_END, 9L)
                .containsEntry(Change.BLANK_LINE, 2L)
                .containsEntry(Change.TRAILING_SEPARATOR, 4L)
                .containsEntry(Change.FOOTER_COUNT, 1L)
                .containsEntry(Change.LAST_LINE_END, 1L);
        assertThat(Reader.of(repaired(broken)).problems).isEmpty();
    }

    @Test
    void addsAFooterOnlyWhenAskedToAndSaysThatTheFileMayBeIncomplete() throws IOException {
        String truncated = RIGHT.replace("99|3\n", "");
        assertThat(repaired(truncated)).isEqualTo(truncated);
        assertThat(changes).isEmpty();

        assertThat(repaired(truncated, true)).isEqualTo(RIGHT);
        assertThat(changes).containsOnlyKeys(Change.FOOTER_ADDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\n1,Ana\n",
                "\uFEFF\n\nid,name\n1,Ana\n",
                "root:x:0:0:root:/root:/bin/bash\n",
                "{\"id\":1}\n",
                "PK\u0003\u0004 something",
                "0\u00000\u0000|\u0000c"
            })
    void refusesWhatIsNoSyncFile(String other) {
        assertThatThrownBy(() -> repaired(other, true))
                .isInstanceOfSatisfying(
                        InvalidSyncFileException.class,
                        e -> assertThat(e.problem().isNoSyncFile()).isTrue());
    }

    @Test
    void refusesALineThatNoSyncFileHas() {
        assertThatThrownBy(() -> repaired(START + "10|1|" + "x".repeat(17 << 20) + "\n"))
                .isInstanceOf(UnrepresentableException.class)
                .hasMessageContaining("16 MiB");
    }

    @Test
    void keepsTheValidationCode() throws IOException {
        assertThat(repaired(RIGHT.replace("99|3", "99|9|code"))).endsWith("99|3|code\n");
    }

    @Test
    void takesNoEmptyLastValueForASeparator() throws IOException {
        assertThat(repaired(RIGHT)).contains("10|2|\n");
    }

    @Test
    void leavesWhatComesAfterTheFooterForTheCheckToTell() throws IOException {
        String late = RIGHT + "10|4|late\n";
        assertThat(repaired(late)).isEqualTo(late);
        assertThat(changes).isEmpty();
        assertThat(Reader.of(repaired(late)).problem().expected()).contains("row 99 comes behind it and counts it too");
    }
}
