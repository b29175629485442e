package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where something ends or is wrong, found 64 bytes at a time, is where it is when each byte is looked at. */
class MarksTest {
    private final Marks marks = new Marks();

    private void assertMarks(byte[] stretch, int end) {
        byte[] block = new byte[stretch.length + 20];
        Arrays.fill(block, (byte) '|');
        System.arraycopy(stretch, 0, block, 7, stretch.length);
        int[] expected = IntStream.range(0, end)
                .filter(i -> stretch[i] == '|' || stretch[i] >= 0 && stretch[i] < ' ' && stretch[i] != '\t')
                .toArray();
        ByteBuffer direct = ByteBuffer.allocateDirect(block.length).put(block).flip();
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.wrap(block), direct}) {
            marks.begin(buffer, 7, stretch.length);
            assertThat(Arrays.copyOf(marks.places(), marks.count())).isEqualTo(expected);
            assertThat(Arrays.copyOf(marks.bytes(), stretch.length)).isEqualTo(stretch);
        }
    }

    @Test
    void marksEachPipeAndEachControlButTheTabWhereverItStands() {
        for (int value = 0; value < 128; value++) {
            for (int length = 1; length <= 130; length += 43) {
                for (int at = 0; at < length; at++) {
                    byte[] stretch = "x".repeat(length).getBytes(UTF_8);
                    stretch[at] = (byte) value;
                    assertMarks(stretch, length);
                }
            }
        }
    }

    @Test
    void marksNothingOfACharacterThatIsNotAscii() {
        for (String character : new String[] {"\u0080", "\u00BC", "\u07FF", "\u0800", "\uFFFD", "\uD83D\uDE00"}) {
            for (int before = 0; before < 70; before++) {
                byte[] stretch = ("v".repeat(before) + character + "|\n").getBytes(UTF_8);
                assertMarks(stretch, stretch.length);
            }
        }
    }

    @Test
    void marksNothingFromTheFirstByteOnThatIsNotUtf8() {
        for (int value = 128; value < 256; value++) {
            for (int at = 0; at < 140; at += 7) {
                byte[] stretch = "|".repeat(140).getBytes(UTF_8);
                stretch[at] = (byte) value;
                assertMarks(stretch, at);
            }
        }
    }

    /** The stretch before may have left marks behind. */
    @Test
    void marksFewAndManyOfStretchesOfAllLengthsOneAfterTheOther() {
        Random random = new Random(11);
        for (int tried = 0; tried < 400; tried++) {
            byte[] stretch = new byte[random.nextInt(tried % 10 == 0 ? Marks.LONGEST + 1 : 300)];
            int rare = 1 + random.nextInt(40);
            for (int i = 0; i < stretch.length; i++) {
                stretch[i] = (byte) (random.nextInt(rare) == 0 ? "|\n\r\t\0".charAt(random.nextInt(5)) : 'a');
            }
            assertMarks(stretch, stretch.length);
        }
    }
}
