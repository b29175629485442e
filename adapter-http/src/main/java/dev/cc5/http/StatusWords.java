package dev.cc5.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cc5.model.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the portal's status words mean (PLATFORM section 5). Immutable. Words are compared by their letters and digits:
 * {@code In Progress}, {@code in_progress} and {@code inProgress} are one word.
 */
public final class StatusWords {
    /** What a word means. */
    record Meaning(Phase phase, boolean notBegun) {}

    private static final Map<Phase, List<String>> WORDS = Map.of(
            Phase.PENDING, List.of("pending", "queued", "received"),
            Phase.RUNNING, List.of("running", "processing", "in progress", "importing", "saving"),
            Phase.SUCCEEDED,
                    List.of(
                            "success",
                            "successful",
                            "succeeded",
                            "complete",
                            "completed",
                            "done",
                            "imported",
                            "import data succeed"),
            Phase.PARTIAL, List.of("partial", "partially loaded", "completed with errors"),
            Phase.FAILED, List.of("failed", "failure", "error", "rejected", "expired"),
            Phase.CANCELLED, List.of("cancelled", "canceled", "aborted"));

    /** Words of a file that is there while nobody has asked for its import. */
    private static final Set<String> NOT_BEGUN = Set.of("created", "uploaded");

    /** The words of PLATFORM section 5, and no pointers. */
    public static final StatusWords DEFAULT = new StatusWords(builtIn(), List.of());

    private final Map<String, Meaning> meanings;
    private final List<JsonPointer> pointers;

    private StatusWords(Map<String, Meaning> meanings, List<JsonPointer> pointers) {
        this.meanings = Map.copyOf(meanings);
        this.pointers = List.copyOf(pointers);
    }

    private static Map<String, Meaning> builtIn() {
        Map<String, Meaning> all = new HashMap<>();
        for (Map.Entry<Phase, List<String>> words : WORDS.entrySet()) {
            for (String word : words.getValue()) {
                all.put(normal(word), new Meaning(words.getKey(), false));
            }
        }
        for (String word : NOT_BEGUN) {
            all.put(normal(word), new Meaning(Phase.PENDING, true));
        }
        return all;
    }

    /** These words, and one more; it may be one of them with another meaning. */
    public StatusWords with(Phase phase, String word) {
        return with(word, new Meaning(phase, false));
    }

    /** These words, and one that says that no import of the file was ever started. */
    public StatusWords withNotBegun(String word) {
        return with(word, new Meaning(Phase.PENDING, true));
    }

    private StatusWords with(String word, Meaning meaning) {
        String normal = normal(word);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("A status word needs a letter or a digit");
        }
        Map<String, Meaning> all = new HashMap<>(meanings);
        all.put(normal, meaning);
        return new StatusWords(all, pointers);
    }

    /**
     * These words, looked for at one more place, before all that PLATFORM section 5 names.
     *
     * @param pointer a JSON pointer (RFC 6901), for example {@code /Data/Job/State}; names in any casing
     * @throws IllegalArgumentException when it is none
     */
    public StatusWords at(String pointer) {
        List<JsonPointer> all = new ArrayList<>(pointers);
        all.add(JsonPointer.compile(pointer));
        return new StatusWords(meanings, all);
    }

    /** What a word means, where that is known. */
    Optional<Meaning> meaning(String word) {
        return Optional.ofNullable(meanings.get(normal(word)));
    }

    List<JsonPointer> pointers() {
        return pointers;
    }

    private static String normal(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
