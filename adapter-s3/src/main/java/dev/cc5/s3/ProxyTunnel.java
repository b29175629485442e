package dev.cc5.s3;

import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tunnel through an HTTP proxy, by CONNECT, for http as well as https: the proxy sees no signed URL. */
final class ProxyTunnel {
    /** Netty tells the status in its message only. */
    private static final Pattern STATUS = Pattern.compile("\\bstatus: (\\d{3})\\b");

    private ProxyTunnel() {}

    /**
     * A tunnel for one connection.
     *
     * @param address where the proxy is, looked up
     * @param proxy its URL, perhaps with credentials
     */
    static HttpProxyHandler through(InetSocketAddress address, URI proxy) {
        HttpProxyHandler tunnel = handler(address, proxy.getUserInfo());
        // The calling thread has the patience, and the deadline.
        tunnel.setConnectTimeoutMillis(0);
        return tunnel;
    }

    private static HttpProxyHandler handler(InetSocketAddress address, @Nullable String credentials) {
        if (credentials == null) {
            return new HttpProxyHandler(address);
        }
        String[] parts = credentials.split(":", 2);
        return new HttpProxyHandler(address, parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** The proxy's status where it refused to connect; nothing where it did not answer properly. */
    static OptionalInt refusal(ProxyConnectException failure) {
        Matcher status = STATUS.matcher(String.valueOf(failure.getMessage()));
        return status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
    }
}
