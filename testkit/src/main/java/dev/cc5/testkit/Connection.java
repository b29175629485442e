package dev.cc5.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection to a {@link LoopbackServer}, served by a thread of its own until one side ends it. */
final class Connection implements Listener.Accepted {
    private final int number;
    private final Socket tcp;
    private final Wrapping wrapping;
    private final Function<Request, Answer> script;
    private final Consumer<Request> log;
    private @Nullable Socket socket;
    private volatile boolean open = true;

    Connection(int number, Socket tcp, Wrapping wrapping, Function<Request, Answer> script, Consumer<Request> log) {
        this.number = number;
        this.tcp = tcp;
        this.wrapping = wrapping;
        this.script = script;
        this.log = log;
    }

    @Override
    public void run() {
        try {
            tcp.setTcpNoDelay(true);
            socket = wrapping.wrap(tcp);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            while (open && serve(in)) {}
            close();
        } catch (IOException | InterruptedException e) {
            // The client went or never spoke HTTP, or the server was closed: what a test asserts tells which.
        } finally {
            end();
        }
    }

    /** Serves one request; false when there is none to come. */
    private boolean serve(InputStream in) throws IOException, InterruptedException {
        RequestHead head = RequestHead.read(in);
        if (head == null) {
            return false;
        }
        Request request = new Request(number, head);
        RequestBody body = new RequestBody(request, head, in);
        log.accept(request);
        try {
            play(new Exchange(request, body, this));
            if (open) {
                body.readUpTo(Long.MAX_VALUE);
            }
        } finally {
            request.over();
        }
        return !head.wantsClose();
    }

    private void play(Exchange exchange) throws IOException, InterruptedException {
        Answer answer;
        try {
            answer = script.apply(exchange.request());
        } catch (RuntimeException | AssertionError e) {
            answer = Answer.status(500).body("The script of the test failed: " + e);
        }
        answer.play(exchange);
    }

    void write(byte[] bytes) throws IOException {
        socket().getOutputStream().write(bytes);
    }

    void awaitEnd() throws IOException {
        InputStream in = socket().getInputStream();
        byte[] dropped = new byte[8 * 1024];
        while (in.read(dropped) >= 0) {}
        close();
    }

    void close() throws IOException {
        open = false;
        socket().close();
        tcp.close();
    }

    void reset() throws IOException {
        open = false;
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    @Override
    public void end() {
        open = false;
        try {
            tcp.close();
        } catch (IOException e) {
            // It was gone already.
        }
    }

    private Socket socket() throws IOException {
        if (socket == null) {
            throw new SocketException("Not connected");
        }
        return socket;
    }
}
