import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Writes a right sync file of ten columns to standard output, of about 111 bytes a row; one row in ten is not ASCII.
 *
 * <pre>java benchmarks/TenColumns.java ROWS &gt; ten.cc5txt</pre>
 */
public final class TenColumns {
    private static final String HEADER = "00|bayview-agency|cc5|20261120083000|generated\n"
            + "01|wks_family|65a1f0c2d4e5b6a798c0d1e2|65a1f0c2d4e5b6a798c0d1f7|cc-family|sync\n02|entityId\n"
            + "03|entityId:string|name|email|familySize:int|familyMonthlyIncome:number|disabled:bool|enrolledOn:date"
            + "|lastContact:date|status|tags:array\n";
    private static final String[] LAST = {
        "Garcia", "Nguyen", "Chen", "O'Brien", "Smith", "Haddad", "Kowalska", "Yamada", "Johnson", "Patel"
    };
    private static final String[] FIRST = {
        "Lucia", "Hoa", "Meili", "Siobhan", "John", "Layla", "Zaneta", "Taro", "Tamika", "J\u00F6rg"
    };
    private static final String[] STATUS = {"new", "pending", "active", "inactive", "void"};
    private static final String[] TAGS = {"", "priority", "new,waitlist", "spanish,large-family", "monthly"};

    private TenColumns() {}

    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(arguments[0]);
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder row = new StringBuilder();
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (long i = 1; i <= rows; i++) {
                row.setLength(0);
                row.append("10|F-").append(i).append('|').append(LAST[random.nextInt(10)]).append(", ");
                row.append(FIRST[random.nextInt(10)]).append("|family").append(i).append("@example.org|");
                row.append(1 + random.nextInt(12)).append('|').append(random.nextInt(12000)).append('.');
                row.append(10 + random.nextInt(90)).append(random.nextInt(20) == 0 ? "|true|" : "|false|");
                day(row, random).append('|');
                day(row, random).append(10 + random.nextInt(14)).append(10 + random.nextInt(50));
                row.append(10 + random.nextInt(50)).append('|').append(STATUS[random.nextInt(5)]).append('|');
                row.append(TAGS[random.nextInt(5)]).append("|\n");
                out.write(row.toString().getBytes(StandardCharsets.UTF_8));
            }
            out.write(("99|" + rows + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static StringBuilder day(StringBuilder row, SplittableRandom random) {
        return row.append(2000 + random.nextInt(26)).append(10 + random.nextInt(3)).append(10 + random.nextInt(19));
    }
}
