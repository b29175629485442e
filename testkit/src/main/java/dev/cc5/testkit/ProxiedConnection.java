package dev.cc5.testkit;

import dev.cc5.testkit.Link.Break;
import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One connection of a {@link FaultProxy}: a thread for each direction, until both have ended. */
final class ProxiedConnection implements Listener.Accepted {
    private static final int CONNECT_MILLIS = 5000;

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress address;
    private final Link link;
    private volatile boolean serverGivenUp;

    ProxiedConnection(Socket client, InetSocketAddress address, Link link) {
        this.client = client;
        this.address = address;
        this.link = link;
    }

    @Override
    public void run() {
        Thread back = Listener.daemon(Thread.currentThread().getName() + "-back", () -> carry(Direction.TO_CLIENT));
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(address, CONNECT_MILLIS);
            back.start();
            carry(Direction.TO_SERVER);
            back.join();
        } catch (IOException | InterruptedException e) {
            // No server, or the proxy was closed: the client learns it by the reset.
        } finally {
            end();
            back.interrupt();
        }
    }

    private void carry(Direction direction) {
        boolean toServer = direction == Direction.TO_SERVER;
        try {
            carry(direction, toServer ? client : server, toServer ? server : client);
        } catch (IOException e) {
            if (!serverGivenUp) {
                end();
            }
        } catch (InterruptedException e) {
            end();
        }
    }

    private void carry(Direction direction, Socket from, Socket to) throws IOException, InterruptedException {
        long limit = link.end()
                .filter(end -> end.direction() == direction)
                .map(Break::bytes)
                .orElse(Long.MAX_VALUE);
        Pace pace = new Pace(link);
        byte[] buffer = new byte[Link.BUFFER];
        InputStream in = from.getInputStream();
        long passed = 0;
        int count;
        while ((count = in.read(buffer)) >= 0) {
            int through = (int) Math.min(count, limit - passed);
            pace.write(buffer, through, to);
            passed += through;
            if (through < count) {
                end(link.end().orElseThrow().manner(), in);
                return;
            }
        }
        to.shutdownOutput();
    }

    private void end(Manner manner, InputStream in) throws IOException, InterruptedException {
        switch (manner) {
            case RESET -> end();
            case CLOSE -> {
                serverGivenUp = true;
                client.shutdownOutput();
                server.close();
                // What is closed over unread bytes would be reset.
                drop(client.getInputStream());
            }
            case STALL -> Thread.sleep(Long.MAX_VALUE);
            case SWALLOW -> drop(in);
        }
    }

    private static void drop(InputStream in) throws IOException {
        byte[] dropped = new byte[Link.BUFFER];
        while (in.read(dropped) >= 0) {}
    }

    /** Resets both sides, from any thread. */
    @Override
    public void end() {
        reset(client);
        reset(server);
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // It was gone already.
        }
    }

    /** Writes as slowly, and in as small pieces, as the link demands. For one direction and one thread. */
    private static final class Pace {
        private final Link link;
        private long lastWrite = System.nanoTime() - Long.MAX_VALUE / 2;
        private long free = System.nanoTime();

        Pace(Link link) {
            this.link = link;
        }

        void write(byte[] bytes, int count, Socket to) throws IOException, InterruptedException {
            long latency = link.latency().toNanos();
            if (System.nanoTime() - lastWrite >= latency) {
                TimeUnit.NANOSECONDS.sleep(latency);
            }
            int most = mostAtOnce();
            for (int from = 0; from < count; from += most) {
                int length = Math.min(most, count - from);
                to.getOutputStream().write(bytes, from, length);
                lastWrite = System.nanoTime();
                awaitTurn(length);
            }
        }

        /** With a limited bandwidth, no more than a fiftieth of a second's. */
        private int mostAtOnce() {
            return link.bytesPerSecond() == 0
                    ? link.sliceBytes()
                    : (int) Math.max(1, Math.min(link.sliceBytes(), link.bytesPerSecond() / 50));
        }

        private void awaitTurn(int length) throws InterruptedException {
            if (link.bytesPerSecond() > 0) {
                free = Math.max(free, System.nanoTime()) + 1_000_000_000L * length / link.bytesPerSecond();
                TimeUnit.NANOSECONDS.sleep(free - System.nanoTime());
            }
        }
    }
}
