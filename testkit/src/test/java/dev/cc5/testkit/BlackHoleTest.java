package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class BlackHoleTest {
    @Test
    void letsNoConnectionComeAboutUntilItIsClosed() throws Exception {
        BlackHole hole = BlackHole.open();
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", hole.port());
        try (hole;
                Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(address, 300)).isInstanceOf(SocketTimeoutException.class);
        }
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(address, 300)).isInstanceOf(ConnectException.class);
        }
    }
}
