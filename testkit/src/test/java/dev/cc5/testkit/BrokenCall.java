package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A way in which the calls of any port can be wrong. */
@FunctionalInterface
interface BrokenCall {
    @Nullable
    Object call(Function<Deadline, @Nullable Object> good, Deadline deadline);

    /** Breaks a port whose method's last parameter is the deadline; each port anew. */
    static <P> UnaryOperator<P> of(Class<P> port, Supplier<BrokenCall> breakage) {
        return good -> {
            BrokenCall broken = breakage.get();
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        Deadline deadline = (Deadline) arguments[arguments.length - 1];
                        return broken.call(
                                given -> {
                                    arguments[arguments.length - 1] = given;
                                    try {
                                        return method.invoke(good, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw (RuntimeException) e.getCause();
                                    } catch (IllegalAccessException e) {
                                        throw new IllegalStateException(e);
                                    }
                                },
                                deadline);
                    }));
        };
    }

    /** Works for the first thread that comes, and for no other. */
    static BrokenCall forOneThread() {
        AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
        return (good, deadline) -> {
            owner.compareAndSet(null, Thread.currentThread());
            if (owner.get() != Thread.currentThread()) {
                throw new IllegalStateException("Called from another thread");
            }
            return good.apply(deadline);
        };
    }

    /** Never works again after it was cancelled. */
    static BrokenCall endedByCancellation() {
        AtomicReference<@Nullable ImportException> end = new AtomicReference<>();
        return (good, deadline) -> {
            ImportException last = end.get();
            if (last != null) {
                throw last;
            }
            return onFailure(good, deadline, e -> {
                if (e instanceof ImportCancelledException) {
                    end.set(e);
                }
                return e;
            });
        };
    }

    /** Swallows the interrupt flag. */
    static BrokenCall withoutFlag() {
        return (good, deadline) -> onFailure(good, deadline, e -> {
            Thread.interrupted();
            return e;
        });
    }

    /** Has a limit of its own in place of the deadline. */
    static BrokenCall patient(Duration limit) {
        return (good, deadline) -> good.apply(Deadline.in(limit));
    }

    /** Holds every failure for a trouble of the network. */
    static BrokenCall blamesTheNetwork(Sent sent) {
        return (good, deadline) -> onFailure(good, deadline, e -> TemporaryException.network(e.explanation(), sent, e));
    }

    /** Holds every failure for a refusal. */
    static BrokenCall blamesTheRequest() {
        return (good, deadline) -> onFailure(good, deadline, e -> new RefusedException(e.explanation(), e));
    }

    /** Tells this text in the cause of its refusals. */
    static BrokenCall withCause(String text) {
        return (good, deadline) ->
                onFailure(good, deadline, e -> new RefusedException(e.explanation(), new IllegalStateException(text)));
    }

    /** Says this of its refusals. */
    static BrokenCall saying(String text) {
        return (good, deadline) ->
                onFailure(good, deadline, e -> new RefusedException(new Explanation("asking", text, ""), e));
    }

    /** Takes every failure for a success. */
    static BrokenCall optimistic(@Nullable Object success) {
        return (good, deadline) -> {
            try {
                return good.apply(deadline);
            } catch (ImportException e) {
                return success;
            }
        };
    }

    /** Tries once more whatever happened. */
    static BrokenCall stubborn() {
        return (good, deadline) -> {
            try {
                return good.apply(deadline);
            } catch (ImportException e) {
                return good.apply(deadline);
            }
        };
    }

    private static @Nullable Object onFailure(
            Function<Deadline, @Nullable Object> good,
            Deadline deadline,
            Function<ImportException, ImportException> change) {
        try {
            return good.apply(deadline);
        } catch (ImportException e) {
            throw change.apply(e);
        }
    }
}
