package dev.cc5.testkit;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What a {@link LoopbackServer} puts over a TCP connection. */
@FunctionalInterface
interface Wrapping {
    Socket wrap(Socket tcp) throws IOException, InterruptedException;

    /** Nothing. */
    static Wrapping none() {
        return tcp -> tcp;
    }

    /** TLS; the handshake is made at the first read. */
    static Wrapping tls(SSLContext context) {
        return tcp -> {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, "127.0.0.1", 0, true);
            socket.setUseClientMode(false);
            return socket;
        };
    }

    /** Something that never gets ready. */
    static Wrapping mute() {
        return tcp -> {
            Thread.sleep(Long.MAX_VALUE);
            return tcp;
        };
    }
}
