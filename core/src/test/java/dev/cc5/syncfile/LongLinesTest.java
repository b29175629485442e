package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of any length in constant memory: CATALOGUE F37. */
class LongLinesTest {
    private static final int MEBI = 1 << 20;

    @Test
    void takesALineOf16MebibytesAndNoLonger() {
        String value = "v".repeat(16 * MEBI - "10|a||".length());
        assertThat(Reader.of(Sample.file("10|a|" + value + "|")).problems).isEmpty();
        assertThat(Reader.of(Sample.file("10|a|" + value + "|").replace("\n", "\r\n")).problems)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void refusesALineThatIsOneByteLonger(String end) {
        String value = "v".repeat(16 * MEBI - "10|a||".length() + 1);
        Reader file = Reader.of(Sample.file("10|a|" + value + "|", "10|b|c|").replace("\n", end));
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.problem().found()).isEqualTo("a line of " + (16 * MEBI + 1) + " bytes");
        assertThat(file.upserts).containsExactly(List.of("b", "c"));
    }

    @Test
    void knowsWhereInTheFileItIsAfterALongLine() {
        byte[] file =
                Sample.file("10|a|" + "v".repeat(40 * MEBI) + "|", "10|b|?|").getBytes(ISO_8859_1);
        int wrong = file.length - "?|\n99|2\n".length();
        file[wrong] = (byte) 0xE9;
        assertThat(Reader.of(file).problems.get(1).found()).contains("offset " + wrong + " of the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void passesOverALineOf100MegabytesInConstantMemory(String end) {
        long before = allocatedBytes();
        Reader file = readLongLine(end);
        assertThat(allocatedBytes() - before).isLessThan(32L * MEBI);
        assertThat(file.problem().found()).isEqualTo("a line of 100000006 bytes");
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.upserts).containsExactly(List.of("b", "c"));
        assertThat(file.summary.structureOk()).isTrue();
    }

    @Test
    void checksALongValueWithoutMakingAText() {
        byte[] file = Sample.file("10|a|" + "é中".repeat(3 * MEBI) + "|").getBytes(UTF_8);
        long before = allocatedBytes();
        Reader checking = Reader.checking(file);
        assertThat(allocatedBytes() - before).isLessThan(32L * MEBI);
        assertThat(checking.problems).isEmpty();
        assertThat(checking.summary.upserts()).isEqualTo(1);
    }

    @Test
    void refusesAValueTooLongForItsTypeWithoutMakingAText() {
        byte[] file = Sample.withValue("object", "{\"a\":\"" + "é".repeat(6 * MEBI) + "\"}")
                .getBytes(UTF_8);
        long before = allocatedBytes();
        Reader checking = Reader.checking(file);
        assertThat(allocatedBytes() - before).isLessThan(32L * MEBI);
        assertThat(checking.problem().rule()).isEqualTo("F2");
        assertThat(checking.problem().found()).startsWith("\"{\"a\":\"éééé").contains("12582920 bytes");
    }

    private static long allocatedBytes() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Reader readLongLine(String end) {
        String file = Sample.file("10|a|LONG|", "10|b|c|").replace("\n", end);
        int split = file.indexOf("LONG");
        return Reader.of(new SequenceInputStream(
                new SequenceInputStream(
                        new ByteArrayInputStream(file.substring(0, split).getBytes(UTF_8)), new Letters(100_000_000)),
                new ByteArrayInputStream(file.substring(split + 4).getBytes(UTF_8))));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void tellsOneProblemOfAFileThatIsOneLongLine() {
        Reader file = Reader.of(new Letters(100_000_000));
        assertThat(file.problem().found()).startsWith("not a sync file");
    }

    /** So many letters from nowhere. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'v' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(target, offset, offset + count, (byte) 'v');
            left -= count;
            return count;
        }
    }
}
