package dev.cc5.cli.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets two files with the same content go one after the other. The second then finds the first in the journal, instead
 * of being told that another is importing it.
 */
final class SameContent {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Does the work when nobody else works on this content. */
    <T> T alone(String fingerprint, Supplier<T> work) throws InterruptedException {
        ReentrantLock lock = locks.computeIfAbsent(fingerprint, f -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
