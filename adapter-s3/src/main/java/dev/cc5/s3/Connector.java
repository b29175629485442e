package dev.cc5.s3;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ProxyServer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens connections to addresses that the {@link UrlPolicy} has checked, and to no others. Thread-safe. */
final class Connector implements AutoCloseable {
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(1);

    private final UploadSettings settings;
    private final UrlPolicy policy;
    private final Tls tls;
    private final Lookup lookup;
    private final EventLoopGroup eventLoops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("cc5-s3", true), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private final Bootstrap bootstrap = new Bootstrap()
            .group(eventLoops)
            .channel(NioSocketChannel.class)
            .resolver(NoopAddressResolverGroup.INSTANCE)
            // Stays open when it can no longer be written to: S3 may have said why before it hung up.
            .option(ChannelOption.AUTO_CLOSE, false)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);

    /** A connection in the making. */
    private record Opening(
            ChannelFuture connecting,
            Exchange exchange,
            @Nullable HttpProxyHandler tunnel,
            @Nullable SslHandler ssl) {
        Channel channel() {
            return connecting.channel();
        }
    }

    Connector(UploadSettings settings, Tls tls, Lookup lookup) {
        this.settings = settings;
        this.policy = new UrlPolicy(settings.portal(), settings.allowedHosts());
        this.tls = tls;
        this.lookup = lookup;
    }

    /**
     * Opens a connection, to whichever address of the host takes it first.
     *
     * @throws ImportException when the host may not be uploaded to or none of its addresses takes a connection
     */
    Connection open(Endpoint endpoint, Failures failures, Deadline deadline) throws InterruptedException {
        List<InetSocketAddress> addresses = addresses(endpoint, failures, deadline);
        Opening opening = connect(addresses, endpoint, failures, deadline);
        boolean open = false;
        try {
            if (opening.tunnel() != null) {
                await(opening.tunnel().connectFuture(), settings.connectTimeout(), failures, deadline);
            }
            if (opening.ssl() != null) {
                await(opening.ssl().handshakeFuture(), settings.tlsTimeout(), failures, deadline);
            }
            open = true;
            return new Connection(endpoint, opening.channel(), opening.exchange());
        } finally {
            if (!open) {
                opening.channel().close();
            }
        }
    }

    /** Where to connect to, checked; with a proxy, where the proxy is. */
    private List<InetSocketAddress> addresses(Endpoint endpoint, Failures failures, Deadline deadline)
            throws InterruptedException {
        try {
            Optional<ProxyServer> proxy = proxyTo(endpoint);
            if (proxy.isPresent()) {
                policy.checkName(endpoint);
                Endpoint there =
                        new Endpoint(false, proxy.get().host(), proxy.get().port());
                return at(lookup.addresses(there.plainHost(), deadline), there.port());
            }
            List<InetAddress> addresses = lookup.addresses(endpoint.plainHost(), deadline);
            policy.check(endpoint, addresses);
            return at(addresses, endpoint.port());
        } catch (UnknownHostException e) {
            failures.check(deadline);
            throw failures.connecting(e);
        }
    }

    private Optional<ProxyServer> proxyTo(Endpoint endpoint) {
        return settings.proxy().filter(proxy -> proxy.isFor(endpoint.plainHost()));
    }

    private static List<InetSocketAddress> at(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Tries one address after the other; each has its share of the time that is left. */
    private Opening connect(List<InetSocketAddress> addresses, Endpoint endpoint, Failures failures, Deadline deadline)
            throws InterruptedException {
        Deadline budget = Deadline.in(settings.connectTimeout());
        TemporaryException failure = failures.network("the host has no address", Sent.NO, null);
        for (int i = 0; i < addresses.size(); i++) {
            Opening opening = begin(addresses.get(i), endpoint);
            boolean connected = false;
            try {
                await(opening.connecting(), budget.remaining().dividedBy(addresses.size() - i), failures, deadline);
                connected = true;
                return opening;
            } catch (TemporaryException e) {
                failures.check(deadline);
                failure = e;
            } finally {
                if (!connected) {
                    opening.channel().close();
                }
            }
        }
        throw failure;
    }

    private Opening begin(InetSocketAddress address, Endpoint endpoint) {
        Exchange exchange = new Exchange();
        HttpProxyHandler tunnel = proxyTo(endpoint)
                .map(proxy -> ProxyTunnel.through(address, proxy))
                .orElse(null);
        SslHandler ssl = endpoint.tls() ? tls.handler(endpoint) : null;
        ChannelFuture connecting = bootstrap
                .clone()
                .handler(pipeline(tunnel, ssl, new HttpClientCodec(), exchange))
                .connect(tunnel == null ? address : endpoint.unresolved());
        channels.add(connecting.channel());
        return new Opening(connecting, exchange, tunnel, ssl);
    }

    private static ChannelHandler pipeline(@Nullable ChannelHandler... handlers) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                Stream.of(handlers).filter(Objects::nonNull).forEach(channel.pipeline()::addLast);
            }
        };
    }

    private static void await(Future<?> future, Duration limit, Failures failures, Deadline deadline)
            throws InterruptedException {
        if (!future.await(deadline.atMost(limit).toNanos(), TimeUnit.NANOSECONDS)) {
            failures.check(deadline);
            throw failures.network("nobody answered within " + Failures.words(limit), Sent.NO, null);
        }
        if (future.cause() != null) {
            throw failures.connecting(future.cause());
        }
    }

    @Override
    public void close() {
        lookup.close();
        // An event loop that shuts down does not reliably close what is open on it, nor tell those who wait.
        channels.close().awaitUninterruptibly(LONGEST_CLOSING.toMillis());
        eventLoops.shutdownGracefully(0, LONGEST_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }
}
