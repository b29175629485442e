package dev.cc5.syncfile;

/** Is told the keys of the rows that are right, in their canonical form, in the file's order and from the reading thread. */
interface KeyWatch {
    /** Whether the key itself is wanted and not only its hash; asked from any thread. */
    boolean isSuspect(long hash);

    /** Rows came whose keys are not suspect. */
    void passedOver(long[] hashes, int count);

    /**
     * A row came that may be suspect.
     *
     * @param line its number
     * @param from where its key begins in the bytes, which are not kept
     * @param to where its key ends, all values of it
     */
    void row(long line, boolean delete, byte[] bytes, int from, int to);
}
