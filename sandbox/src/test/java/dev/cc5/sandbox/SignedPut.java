package dev.cc5.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** PUTs to signed URLs by hand. */
final class SignedPut {
    private final Sandbox sandbox;

    SignedPut(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** What stands in the request line for a new signed URL. */
    String target() {
        return RawHttp.target(new Client(sandbox).slot("wks_family").get("Url").asText());
    }

    RawHttp.Response put(String target, String headerLines, byte[] body) {
        return RawHttp.send(sandbox.s3(), "PUT", target, headerLines, body);
    }

    /**
     * Begins a PUT of this length, sends no more of it than this, and reads the answer to the end of the connection.
     *
     * @param leave whether to say that nothing more will come
     */
    RawHttp.Response begin(String target, long length, byte[] begun, boolean leave) throws IOException {
        String head = "PUT " + target + " HTTP/1.1\r\nHost: " + sandbox.s3().getAuthority() + "\r\nContent-Length: "
                + length + "\r\n\r\n";
        try (Socket socket = new Socket(sandbox.s3().getHost(), sandbox.s3().getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(begun);
            if (leave) {
                socket.shutdownOutput();
            }
            return RawHttp.read(socket.getInputStream());
        }
    }

    /** Whether the target's object exists. */
    boolean isThere(String target) {
        return sandbox.dataDirectory()
                .resolve("s3" + URI.create(target).getPath())
                .toFile()
                .exists();
    }
}
