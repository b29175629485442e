package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.OneLine;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in the model's words what went wrong on the way to S3, while doing one thing. */
final class Failures {
    /** So much is shown of a text that came from outside. */
    static final int MAX_SHOWN = 300;

    private final String doing;

    /**
     * @param doing what is being done, for example {@code uploading family.cc5txt to https://bucket.example.com}
     */
    Failures(String doing) {
        this.doing = doing;
    }

    String doing() {
        return doing;
    }

    Explanation explain(String happened, String advice) {
        return new Explanation(doing, happened, advice);
    }

    /** The connection did not come about, or broke. */
    TemporaryException network(String happened, Sent sent, @Nullable Throwable cause) {
        return TemporaryException.network(explain(happened, "It can be tried again."), sent, cause);
    }

    /**
     * Goes on only while there is time.
     *
     * @throws TemporaryException when the job's own time is up
     */
    void check(Deadline deadline) {
        if (deadline.isOver()) {
            throw new TemporaryException(
                    explain(
                            "the time for it was up after " + words(deadline.length()),
                            "Give it more time, or find a faster line."),
                    TemporaryException.Trouble.DEADLINE,
                    Sent.MAYBE,
                    Optional.empty(),
                    null);
        }
    }

    /** The calling thread was interrupted; its flag is set again. */
    ImportCancelledException interrupted(@Nullable Throwable cause) {
        Thread.currentThread().interrupt();
        return cancelled("it was cancelled", cause);
    }

    /** Somebody ended it. */
    ImportCancelledException cancelled(String happened, @Nullable Throwable cause) {
        return new ImportCancelledException(explain(happened, "No import was started. Start it again at will."), cause);
    }

    /** No connection: certificates that do not fit are for people, the rest may pass. */
    ImportException connecting(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return new ConfigurationException(
                        explain(
                                "its certificate is not trusted ("
                                        + OneLine.of(String.valueOf(t.getMessage()), MAX_SHOWN) + ")",
                                "If a company's own authority issued it, name the authority's certificate in ca-cert."),
                        cause);
            }
            if (t instanceof NotSslRecordException) {
                return new ConfigurationException(
                        explain("what answers there does not speak TLS", "Check the URL's port, and the proxy."),
                        cause);
            }
            if (t instanceof ProxyConnectException refusal) {
                return byProxy(refusal);
            }
            if (t instanceof UnknownHostException) {
                return network("the host's name is not known", Sent.NO, cause);
            }
        }
        if (cause instanceof SSLException) {
            return new ConfigurationException(
                    explain("TLS was refused (" + reason(cause) + ")", "The other side must offer TLS 1.2 or 1.3."),
                    cause);
        }
        return network("no connection came about (" + reason(cause) + ")", Sent.NO, cause);
    }

    private ImportException byProxy(ProxyConnectException cause) {
        OptionalInt status = ProxyTunnel.refusal(cause);
        if (status.isEmpty()) {
            return network("the proxy did not connect (" + reason(cause) + ")", Sent.NO, cause);
        }
        String happened = "the proxy refused to connect: it answered " + status.getAsInt();
        if (status.getAsInt() >= 500) {
            return network(happened, Sent.NO, cause);
        }
        String advice = status.getAsInt() == 407
                ? "Give the proxy's user and password in the setting proxy."
                : "Ask whoever runs the proxy to let it pass.";
        return new ConfigurationException(explain(happened, advice), cause);
    }

    /** A failure's own words, which are Netty's or the operating system's and hold no part of the request. */
    static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : OneLine.of(message, MAX_SHOWN);
    }

    /** Rounded up: what is left of a limit is a few microseconds less than what people know it by. */
    static String words(Duration time) {
        long millis = time.plusNanos(999_999).toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
