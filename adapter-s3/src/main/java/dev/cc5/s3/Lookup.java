package dev.cc5.s3;

import dev.cc5.model.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks host names up. Thread-safe. */
interface Lookup extends AutoCloseable {
    /**
     * All addresses of a host.
     *
     * @throws UnknownHostException when it has none, or nobody could tell in time
     */
    List<InetAddress> addresses(String host, Deadline deadline) throws UnknownHostException, InterruptedException;

    @Override
    void close();
}
