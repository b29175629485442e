package dev.cc5.model;

/** The checks that the values of this package share. */
final class Text {
    private Text() {}

    /** Returns the text when it holds something other than white space. */
    static String notBlank(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return noControls(text, what);
    }

    /** Returns the text when no control character is in it: it goes into headers, paths and logs. */
    static String noControls(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException(what + " has a control character at position " + i);
            }
        }
        return text;
    }
}
