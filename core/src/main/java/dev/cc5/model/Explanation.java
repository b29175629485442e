package dev.cc5.model;

/**
 * What every error tells a person. None of the three may hold a secret, and server text in them is cleaned first; what
 * can be told to be a signed URL is taken out here, whoever wrote it.
 *
 * @param doing what was being done, for example {@code starting the import of family.cc5txt}
 * @param happened what happened, for example {@code the portal answered 403}
 * @param advice what to do next, one or more whole sentences; may be empty
 */
public record Explanation(String doing, String happened, String advice) {
    public Explanation {
        doing = Redaction.OF_URLS.line(doing);
        happened = Redaction.OF_URLS.line(happened);
        advice = Redaction.OF_URLS.line(advice);
    }

    /** While doing a step. */
    public static Explanation of(Step step, String happened, String advice) {
        return new Explanation(step.doing(), happened, advice);
    }

    @Override
    public String toString() {
        String first = Character.toUpperCase(doing.charAt(0)) + doing.substring(1) + ": " + happened + ".";
        return advice.isEmpty() ? first : first + " " + advice;
    }
}
