package dev.cc5.cli.settings;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A key that was read at once, so that a missing one is noticed before all else; asked again, its source is read anew. */
final class ReadKey implements Supplier<String> {
    private final Supplier<String> source;
    private final AtomicReference<@Nullable String> first;

    ReadKey(Supplier<String> source) {
        this.source = source;
        this.first = new AtomicReference<>(source.get());
    }

    @Override
    public String get() {
        String key = first.getAndSet(null);
        return key == null ? source.get() : key;
    }
}
