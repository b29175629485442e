package dev.cc5.model;

/** The steps of an import (PLATFORM section 1), and the question that can prove one. */
public enum Step {
    /** Step 1: asks the portal where the file may be put. */
    REQUEST_SLOT("asking the portal for an upload URL"),
    /** Step 2: puts the bytes there. */
    UPLOAD("uploading the file"),
    /** Step 3: tells the portal to import them. The one step that must not be repeated blindly. */
    START_IMPORT("starting the import"),
    /** Step 4: asks how it is going. */
    CHECK_STATUS("asking for the status"),
    /** After step 4, where somebody wants the proof: asks for the rows themselves. */
    QUERY_ROWS("asking for the imported rows");

    private final String doing;

    Step(String doing) {
        this.doing = doing;
    }

    /** What is being done, in words that start a sentence about what went wrong. */
    public String doing() {
        return doing;
    }
}
