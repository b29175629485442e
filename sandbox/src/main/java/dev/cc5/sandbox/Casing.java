package dev.cc5.sandbox;

import java.util.Locale;

/** How the portal writes the names of its own fields in its answers (PLATFORM T7). Asked for, any case is understood. */
public enum Casing {
    /** {@code IsSuccess}, {@code FileId}: as in the portal's samples. */
    PASCAL,
    /** {@code isSuccess}, {@code fileId}: as the portal does since 4.0.24.3. */
    CAMEL;

    /** A name given in Pascal case, as this casing writes it. */
    String write(String pascal) {
        return this == PASCAL ? pascal : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }
}
