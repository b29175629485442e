package dev.cc5.http;

import dev.cc5.model.OneLine;
import dev.cc5.model.Redaction;

/**
 * Makes what the portal wrote fit to be shown: without secrets, and on one line.
 */
final class ServerText {
    private static final int MAX_SHOWN = 1000;
    private static final int MAX_LOOKED_AT = 8 * MAX_SHOWN;

    private final Redaction secrets;

    /** For the answer to a request that was sent with this key: the portal may repeat it. */
    ServerText(ApiKey key) {
        this.secrets = Redaction.OF_URLS.and(key.reveal());
    }

    /** One line for people. */
    String line(String text) {
        String open = secrets.document(text);
        return OneLine.of(
                secrets.line(open.length() > MAX_LOOKED_AT ? open.substring(0, MAX_LOOKED_AT) : open), MAX_SHOWN);
    }

    /** A whole document, for later questions: as it was, without the secrets. */
    String document(String text) {
        return secrets.document(text);
    }
}
