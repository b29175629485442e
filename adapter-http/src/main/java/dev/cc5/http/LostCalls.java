package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.ProxyServer;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a call without an answer means (CATALOGUE P01 to P11): whether the request can have had an effect, and
 * whether trying again can help. Certificates and settings do not mend themselves; all else may.
 */
final class LostCalls {
    private final PortalSettings settings;

    LostCalls(PortalSettings settings) {
        this.settings = settings;
    }

    /** The time was up: the job's, or this call's. */
    TemporaryException late(Call call, Sent sent, Deadline deadline) {
        if (deadline.isOver()) {
            return temporary(
                    call,
                    "the time was up" + (sent == Sent.NO ? "" : " before the portal answered"),
                    Trouble.DEADLINE,
                    sent,
                    null);
        }
        String seconds = settings.timeouts().call().toSeconds() + " s";
        return temporary(call, "no whole answer came within " + seconds, Trouble.NETWORK, sent, null);
    }

    /** The call failed. */
    ImportException lost(Call call, Sent sent, @Nullable Throwable failure) {
        if (find(failure, BoundedBody.TooLongException.class).isPresent()) {
            return protocol(call, "the answer is longer than " + Exchange.MAX_ANSWER + " bytes", failure);
        }
        if (find(failure, ProxyConnectException.class).isPresent()) {
            return proxy(call, failure);
        }
        if (find(failure, UnknownHostException.class).isPresent()) {
            return network(call, "the name of " + firstHop() + " is not known", Sent.NO, failure);
        }
        if (find(failure, ConnectException.class).isPresent()) {
            return network(call, "no connection to " + firstHop(), Sent.NO, failure);
        }
        Optional<ImportException> tls = tls(call, failure);
        if (tls.isPresent()) {
            return tls.get();
        }
        if (find(failure, DecoderException.class).isPresent()
                || find(failure, IllegalArgumentException.class).isPresent()) {
            // Not chained: its message repeats the answer, and that can repeat the key.
            return protocol(call, "the answer is not HTTP as it should be", null);
        }
        if (find(failure, TimeoutException.class).isPresent()) {
            return network(call, "the portal fell silent", sent, failure);
        }
        return network(call, "the connection was lost", sent, failure);
    }

    /** Whether it failed before a byte of the request can have come to the portal, so that the portal did not count it. */
    static boolean neverReachedThePortal(@Nullable Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof ProxyConnectException
                        || cause instanceof SSLHandshakeException);
    }

    private String firstHop() {
        return settings.proxy().map(proxy -> "the proxy " + proxy).orElse(settings.origin());
    }

    /** What went wrong before the connection was secure, and so before anything was sent. */
    private Optional<ImportException> tls(Call call, @Nullable Throwable failure) {
        if (find(failure, CertificateException.class).isPresent()) {
            return Optional.of(configuration(
                    call,
                    "the certificate of " + settings.origin() + " cannot be trusted",
                    "If the portal's certificate is from an authority of your own, give its certificate"
                            + " (--ca-cert); else do not go on.",
                    failure));
        }
        if (find(failure, NotSslRecordException.class).isPresent()) {
            return Optional.of(configuration(
                    call, settings.origin() + " does not speak TLS", "Look at the portal's URL and port.", failure));
        }
        if (find(failure, SSLHandshakeException.class).isEmpty()) {
            return Optional.empty();
        }
        if (wasLost(root(failure))) {
            return Optional.of(
                    network(call, settings.origin() + " did not finish the TLS handshake", Sent.NO, failure));
        }
        return Optional.of(configuration(
                call,
                settings.origin() + " and this program agree on no way of encryption",
                "Look at the portal's URL and at what stands in between.",
                failure));
    }

    /** Whether the handshake broke off, and not for a reason that TLS itself gave. */
    private static boolean wasLost(@Nullable Throwable root) {
        return !(root instanceof SSLException)
                || root instanceof SslHandshakeTimeoutException
                || String.valueOf(root.getMessage()).startsWith("Connection closed");
    }

    private ImportException proxy(Call call, @Nullable Throwable failure) {
        boolean asksForPassword = find(failure, ProxyConnectException.class)
                .filter(e -> String.valueOf(e.getMessage()).contains("status: 407"))
                .isPresent();
        String proxy = settings.proxy().map(ProxyServer::toString).orElse("the proxy");
        if (asksForPassword) {
            return configuration(
                    call, proxy + " asks for a user and a password", "Write them into the proxy's URL.", failure);
        }
        return network(call, proxy + " did not connect to " + settings.origin(), Sent.NO, failure);
    }

    private static ConfigurationException configuration(
            Call call, String happened, String advice, @Nullable Throwable cause) {
        return new ConfigurationException(Explanation.of(call.step(), happened, advice), cause);
    }

    private static ProtocolException protocol(Call call, String happened, @Nullable Throwable cause) {
        return new ProtocolException(
                Explanation.of(call.step(), happened, "Look whether the URL is that of the portal's API."), cause);
    }

    private static TemporaryException network(Call call, String happened, Sent sent, @Nullable Throwable cause) {
        return temporary(call, happened, Trouble.NETWORK, sent, cause);
    }

    private static TemporaryException temporary(
            Call call, String happened, Trouble trouble, Sent sent, @Nullable Throwable cause) {
        return new TemporaryException(
                Explanation.of(call.step(), happened, "It may work later."), trouble, sent, Optional.empty(), cause);
    }

    private static <T extends Throwable> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static @Nullable Throwable root(@Nullable Throwable failure) {
        return causes(failure).reduce((outer, inner) -> inner).orElse(null);
    }

    /** The failure and what caused it; bounded, for a chain of causes can be a ring. */
    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        Stream.Builder<Throwable> causes = Stream.builder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.build();
    }
}
