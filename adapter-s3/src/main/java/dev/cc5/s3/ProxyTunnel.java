package dev.cc5.s3;

import dev.cc5.port.ProxyServer;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tunnel through an HTTP proxy, by CONNECT, for http as well as https: the proxy sees no signed URL. */
final class ProxyTunnel {
    /** Netty tells the status in its message only. */
    private static final Pattern STATUS = Pattern.compile("\\bstatus: (\\d{3})\\b");

    private ProxyTunnel() {}

    /**
     * A tunnel for one connection.
     *
     * @param address where the proxy is, looked up
     */
    static HttpProxyHandler through(InetSocketAddress address, ProxyServer proxy) {
        HttpProxyHandler tunnel = proxy.credentials()
                .map(c -> new HttpProxyHandler(address, c.user(), c.password()))
                .orElseGet(() -> new HttpProxyHandler(address));
        // The calling thread has the patience, and the deadline.
        tunnel.setConnectTimeoutMillis(0);
        return tunnel;
    }

    /** The proxy's status where it refused to connect; nothing where it did not answer properly. */
    static OptionalInt refusal(ProxyConnectException failure) {
        Matcher status = STATUS.matcher(String.valueOf(failure.getMessage()));
        return status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
    }
}
