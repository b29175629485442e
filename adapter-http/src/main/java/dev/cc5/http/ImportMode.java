package dev.cc5.http;

/** Which of the portal's two ways step 3 goes (PLATFORM A1). */
public enum ImportMode {
    /** The portal answers when it has received the request, and imports in the background. */
    ASYNC,
    /** The portal answers when it has imported; a large file runs into the gateway's 29 s (PLATFORM T4). */
    SYNC
}
