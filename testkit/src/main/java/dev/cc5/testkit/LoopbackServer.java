package dev.cc5.testkit;

import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on 127.0.0.1 that does what a test scripts, faults included, and tells byte for byte what it was
 * sent. It holds no rule of S3's or the portal's. Used from many threads.
 *
 * <pre>{@code
 * try (LoopbackServer s3 = LoopbackServer.plain()) {
 *     s3.on("PUT", "/bucket/key", Answer.reset(), Answer.status(200));
 *     upload(s3.url("/bucket/key?X-Amz-Signature=0"));
 *     assertThat(s3.requests()).hasSize(2);
 * }
 * }</pre>
 */
public final class LoopbackServer implements AutoCloseable {
    /** Fixed, so that a stall is felt soon: with the system's own a client can send megabytes that nobody reads. */
    private static final int RECEIVE_BUFFER = 256 * 1024;

    private final Listener listener;
    private final @Nullable TestCertificate certificate;
    private final Wrapping wrapping;
    private final Script script = new Script();
    private final RequestLog log = new RequestLog();

    private LoopbackServer(@Nullable TestCertificate certificate, Wrapping wrapping) {
        this.certificate = certificate;
        this.wrapping = wrapping;
        listener = Listener.open("loopback", RECEIVE_BUFFER, Integer.MAX_VALUE, this::connection);
    }

    /** A server for http. */
    public static LoopbackServer plain() {
        return new LoopbackServer(null, Wrapping.none());
    }

    /** A server for https with {@link TestCertificate#localhost()}. */
    public static LoopbackServer tls() {
        return tls(TestCertificate.localhost());
    }

    /** A server for https with this certificate. */
    public static LoopbackServer tls(TestCertificate certificate) {
        return new LoopbackServer(certificate, Wrapping.tls(certificate.context()));
    }

    /** A server that accepts connections and then neither reads nor says anything: no TLS handshake ends with it. */
    public static LoopbackServer mute() {
        return new LoopbackServer(null, Wrapping.mute());
    }

    /**
     * Answers the requests of this method and path in turn; the last answer is given for ever. Replaces what was said
     * of them before.
     *
     * @param path the request target up to the question mark, as it comes on the wire
     */
    public LoopbackServer on(String method, String path, Answer... answers) {
        return onEach(method, path, Script.inTurn(List.of(answers)));
    }

    /** Answers each request of this method and path by a function. */
    public LoopbackServer onEach(String method, String path, Function<Request, Answer> answers) {
        script.route(method, path, answers);
        return this;
    }

    /** Answers all requests that no route takes; without it they get a 404. */
    public LoopbackServer onOthers(Function<Request, Answer> answers) {
        script.others(answers);
        return this;
    }

    public int port() {
        return listener.port();
    }

    /** Scheme, {@code 127.0.0.1} and port. */
    public String origin() {
        return (certificate == null ? "http" : "https") + "://127.0.0.1:" + port();
    }

    /** The origin followed by this target. */
    public String url(String target) {
        return origin() + target;
    }

    /** The origin followed by this target. */
    public URI uri(String target) {
        return URI.create(url(target));
    }

    /** A file with the authority that a client of this server must trust, in PEM. */
    public Path caCertificate() {
        if (certificate == null) {
            throw new IllegalStateException("This server does not speak TLS");
        }
        return certificate.authority();
    }

    /** The requests whose heads have come, in that order. */
    public List<Request> requests() {
        return log.all();
    }

    /** The requests of this method and path whose heads have come, in that order. */
    public List<Request> requests(String method, String path) {
        return log.all().stream()
                .filter(r -> r.method().equals(method) && r.path().equals(path))
                .toList();
    }

    /** Waits, at most 10 s, for the request of this number, from 1. */
    public Request awaitRequest(int number) {
        return log.await(number);
    }

    /** How many connections were accepted. */
    public int connections() {
        return listener.connections();
    }

    private Connection connection(int number, Socket tcp) {
        return new Connection(number, tcp, wrapping, script::answerTo, log::add);
    }

    /** Ends every connection, whatever is under way, and frees the port: whoever connects afterwards is refused. */
    @Override
    public void close() {
        listener.close();
    }
}
