package dev.cc5.port;

/** Is told how an upload goes. Must be quick and must not throw; called from one thread at a time. */
@FunctionalInterface
public interface ByteCounter {
    /** So many bytes of this attempt have been handed to the network; never fewer than the call before. */
    void sent(long bytes);
}
