package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many slow clients do not stop the others. */
@Timeout(120)
class CrowdTest {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String LENGTH = "Content-Length: 5\r\n";

    private final List<Socket> slow = new ArrayList<>();
    private Sandbox sandbox;
    private SignedPut signed;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        signed = new SignedPut(sandbox);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        sandbox.close();
    }

    /** Begins PUTs that say nothing more. */
    private void begin(int puts, String target) throws IOException {
        String head = "PUT " + target + " HTTP/1.1\r\nHost: " + sandbox.s3().getAuthority() + "\r\n"
                + "Content-Length: 10\r\n\r\nhel";
        for (int i = 0; i < puts; i++) {
            Socket socket = new Socket(sandbox.s3().getHost(), sandbox.s3().getPort());
            slow.add(socket);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    @Test
    void takesAFileWhile120OthersComeSlowly() throws IOException {
        begin(120, signed.target());

        assertThat(signed.put(signed.target(), LENGTH, BODY).status()).isEqualTo(200);
    }

    @Test
    void asksForPatienceWhenThereAreTooMany() throws IOException {
        begin(S3Gate.MOST_PUTS, signed.target());

        RawHttp.Response response = signed.put(signed.target(), LENGTH, BODY);
        while (response.status() == 200) {
            // Not all of the slow ones have come as far as that, or S3 has lost its patience with the first.
            begin(20, signed.target());
            response = signed.put(signed.target(), LENGTH, BODY);
        }

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.code()).isEqualTo("SlowDown");
        assertThat(RawHttp.send(sandbox.s3(), "GET", "/", "", new byte[0]).status())
                .isEqualTo(403);
        assertThat(new Client(sandbox).post("/status/refresh", "{}").status()).isEqualTo(200);
    }
}
