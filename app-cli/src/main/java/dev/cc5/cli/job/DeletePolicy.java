package dev.cc5.cli.job;

import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Summary;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether files may delete rows at the portal, which nothing brings back (PLATFORM F5).
 *
 * @param allowed whether they may at all
 * @param most how many rows {@code 90} a file may have
 * @param percent what part of a file's rows may be rows {@code 90}
 */
public record DeletePolicy(boolean allowed, long most, BigDecimal percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,18})|(\\d{1,3}(?:\\.\\d{1,6})?)%");

    /** Files with rows {@code 90} are refused. */
    public static final DeletePolicy NONE = new DeletePolicy(false, 0, BigDecimal.ZERO);

    /** They are taken. */
    public static final DeletePolicy ALL = new DeletePolicy(true, Long.MAX_VALUE, HUNDRED);

    /**
     * They are taken up to a limit.
     *
     * @param limit a number of rows, or a part of a file's rows with a {@code %}
     * @throws IllegalArgumentException when it is neither
     */
    public static DeletePolicy upTo(String limit) {
        Matcher matcher = LIMIT.matcher(limit.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--max-deletes is a number of rows or a percentage, like 100 or 5%");
        }
        if (matcher.group(1) != null) {
            return new DeletePolicy(true, Long.parseLong(matcher.group(1)), HUNDRED);
        }
        BigDecimal percent = new BigDecimal(matcher.group(2));
        if (percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("--max-deletes is at most 100%");
        }
        return new DeletePolicy(true, Long.MAX_VALUE, percent);
    }

    /**
     * Goes on only with a file that does not delete too much.
     *
     * @throws SourceRefusedException when it does
     */
    void refuseTooMany(LocalFile file, Summary summary) {
        long deletes = summary.deletes();
        if (deletes == 0) {
            return;
        }
        String rows = deletes == 1 ? "1 row 90, which deletes" : deletes + " rows 90, which delete";
        if (!allowed) {
            throw refused(
                    file,
                    "it has " + rows + " at the portal for good",
                    "Nothing was sent. If that is meant, allow it: --allow-deletes, perhaps with --max-deletes "
                            + deletes + ".");
        }
        long total = deletes + summary.upserts();
        boolean tooGreatAPart = BigDecimal.valueOf(deletes)
                        .multiply(HUNDRED)
                        .compareTo(BigDecimal.valueOf(total).multiply(percent))
                > 0;
        if (deletes > most || tooGreatAPart) {
            String limit = deletes > most ? Long.toString(most) : percent.toPlainString() + "% of " + total + " rows";
            throw refused(
                    file,
                    "it has " + rows + ", and --max-deletes allows " + limit,
                    "Nothing was sent. Look at the file; if that is meant, raise --max-deletes.");
        }
    }

    private static SourceRefusedException refused(LocalFile file, String happened, String advice) {
        return new SourceRefusedException(new Explanation("checking " + file, happened, advice));
    }
}
