import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Writes a valid sync file of any length to standard output: families, with all eight types, escapes, Unicode and
 * deletes. The same arguments give the same bytes on every machine.
 *
 * <pre>java examples/GenerateSyncFile.java ROWS [SEED] &gt; big.cc5txt</pre>
 */
public final class GenerateSyncFile {
    private static final String USAGE = "usage: java GenerateSyncFile.java ROWS [SEED] > big.cc5txt";
    private static final String HEADER = String.join(
            "\n",
            "00|bayview-agency|cc5|20261120083000|generated",
            "01|wks_family|65a1f0c2d4e5b6a798c0d1e2|65a1f0c2d4e5b6a798c0d1f7|cc-family|sync",
            "02|entityId",
            "03|entityId:string|name|email|phone:string|address:object|familySize:int|familyMonthlyIncome:number"
                    + "|homeless:bool|status|language|enrolledOn:date|lastContact:date|tags:array|members:list"
                    + "|comment|disabled:bool|metadata:object",
            "");

    // The names' letters are escapes so that this file compiles alike whatever the machine's own encoding is.
    private static final byte[][] LAST_NAMES = utf8(
            "Garcia", "Nguy\u1EC5n", "\u9648", "O'Brien", "Smith",
            "Al-\u1E24add\u0101d", "Kowalska", "Yamada", "Johnson", "Patel");
    private static final byte[][] FIRST_NAMES = utf8(
            "Luc\u00EDa", "Hoa", "\u7F8E\u4E3D", "Siobhan", "John",
            "Layla", "\u017Baneta", "Taro", "Tamika", "J\u00F6rg");
    private static final byte[][] STREETS = utf8(" Alder St", " Harbor Way", " Clay St", " Pine Ave", " Grand Ave #2");
    private static final byte[][] CITIES = utf8("Oakland", "Alameda", "Berkeley", "Fremont", "San Francisco");
    private static final byte[][] STATUSES = utf8("new", "pending", "active", "inactive", "void");
    private static final byte[][] LANGUAGES = utf8("en", "es", "zh");
    private static final byte[][] TAGS = utf8("", "priority", "new,waitlist", "spanish,large-family", "monthly");
    private static final byte[][] COMMENTS = utf8(
            "", "Prefers calls after 17:00", "Shelter A #/# Shelter B",
            "Monday#Enter#Tuesday", "\u9700\u8981\u5468\u672B\u670D\u52A1");

    /** One row in so many is a delete. */
    private static final int DELETE_EVERY = 100;

    private static final int FLUSH_AT = 1 << 20;
    private static final int LONGEST_ROW = 4096;

    private final OutputStream out;
    private final SplittableRandom random;
    private final byte[] buffer = new byte[FLUSH_AT + LONGEST_ROW];
    private int length;

    private GenerateSyncFile(OutputStream out, long seed) {
        this.out = out;
        this.random = new SplittableRandom(seed);
    }

    public static void main(String[] arguments) {
        long rows;
        long seed;
        try {
            rows = Long.parseLong(arguments[0]);
            seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
            if (rows < 0 || arguments.length > 2) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            new GenerateSyncFile(out, seed).write(rows);
        } catch (IOException e) {
            System.err.println("writing the file failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private void write(long rows) throws IOException {
        text(utf8(HEADER)[0]);
        for (long row = 1; row <= rows; row++) {
            if (row % DELETE_EVERY == 0) {
                text("90|F-X");
                number(row);
            } else {
                family(row);
            }
            buffer[length++] = '\n';
            if (length >= FLUSH_AT) {
                flush();
            }
        }
        text("99|");
        number(rows);
        buffer[length++] = '\n';
        flush();
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    private void family(long row) {
        byte[] lastName = oneOf(LAST_NAMES);
        byte[] firstName = oneOf(FIRST_NAMES);
        text("10|F-");
        number(row);
        bar();
        text(lastName);
        text(", ");
        text(firstName);
        text("|family");
        number(row);
        text("@example.org|+1 510 555 ");
        number(1000 + random.nextInt(9000));
        text("|{\"street\":\"");
        number(1 + random.nextInt(9999));
        text(oneOf(STREETS));
        text("\",\"city\":\"");
        text(oneOf(CITIES));
        text("\",\"state\":\"CA\",\"zip\":\"");
        number(94000 + random.nextInt(700));
        text("\"}|");
        number(1 + random.nextInt(8));
        bar();
        number(random.nextInt(12000));
        text(".");
        number(10 + random.nextInt(90));
        text(random.nextInt(20) == 0 ? "|true|" : "|false|");
        text(oneOf(STATUSES));
        bar();
        text(oneOf(LANGUAGES));
        bar();
        day();
        bar();
        day();
        number(100000 + random.nextInt(14) * 10000 + random.nextInt(60) * 100 + random.nextInt(60));
        bar();
        text(oneOf(TAGS));
        text("|[{\"name\":\"");
        text(firstName);
        text("\",\"role\":\"parent\"},{\"name\":\"");
        text(oneOf(FIRST_NAMES));
        text("\",\"role\":\"child\",\"age\":");
        number(random.nextInt(13));
        text("}]|");
        text(oneOf(COMMENTS));
        text(random.nextInt(50) == 0 ? "|1|" : "|0|");
        text("{\"source\":\"generated\",\"score\":");
        number(random.nextInt(100));
        text("}|");
    }

    /** A day of the years 2020 to 2026, as yyyyMMdd. */
    private void day() {
        number((2020 + random.nextInt(7)) * 10000 + (1 + random.nextInt(12)) * 100 + 1 + random.nextInt(28));
    }

    private void bar() {
        buffer[length++] = '|';
    }

    @SuppressWarnings("deprecation") // the one quick way from ASCII to bytes
    private void text(String ascii) {
        ascii.getBytes(0, ascii.length(), buffer, length);
        length += ascii.length();
    }

    private void text(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void number(long value) {
        int end = length + 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            end++;
        }
        length = end;
        long rest = value;
        do {
            buffer[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private byte[] oneOf(byte[][] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[][] utf8(String... texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
