import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How most programs would read the file: lines as strings, cut at each bar. Counts the rows 10 and their values. */
public final class ReadLines {
    private ReadLines() {}

    public static void main(String[] arguments) throws IOException {
        long rows = 0;
        long values = 0;
        try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\\|", -1);
                if (cells[0].equals("10")) {
                    rows++;
                    values += cells.length - 1;
                }
            }
        }
        System.out.println(rows + " rows, " + values + " values");
    }
}
