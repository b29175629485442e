package dev.cc5.http;

import java.time.Duration;

/**
 * How long a single call may take; the job's own deadline ends it sooner.
 *
 * @param connect until the TCP connection stands
 * @param tls until the TLS handshake is done
 * @param silence without a byte from the portal: until the answer's head, and between its parts
 * @param call from the call's begin to the answer's last byte
 */
public record PortalTimeouts(Duration connect, Duration tls, Duration silence, Duration call) {
    /** 5 s, 10 s, 30 s and 60 s (DESIGN 7.5). */
    public static final PortalTimeouts DEFAULT = new PortalTimeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    public PortalTimeouts {
        check(connect, "connect");
        check(tls, "tls");
        check(silence, "silence");
        check(call, "call");
    }

    /** These, with another limit for silence. */
    public PortalTimeouts withSilence(Duration value) {
        return new PortalTimeouts(connect, tls, value, call);
    }

    private static void check(Duration value, String name) {
        if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The timeout " + name + " must be from 1 ms to 24 days, and is " + value);
        }
    }
}
