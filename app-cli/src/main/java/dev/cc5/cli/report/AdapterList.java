package dev.cc5.cli.report;

import dev.cc5.model.Step;
import dev.cc5.port.AdapterProvider;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows which adapters there are. */
public final class AdapterList {
    private final Screen screen;
    private final boolean json;

    public AdapterList(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
    }

    /** One line, or one JSON object, for each. */
    public void show(Collection<AdapterProvider> providers) {
        int widest = providers.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        for (AdapterProvider provider : providers) {
            if (json) {
                screen.out(line(provider));
            } else {
                String gap = " ".repeat(widest - provider.name().length() + 2);
                screen.out(Paint.GOOD, provider.name(), gap + provider.description());
                screen.out(Paint.DIM, " ".repeat(widest + 2), "for: " + steps(provider.steps()));
            }
        }
    }

    private static String line(AdapterProvider provider) {
        return JsonLines.line(json -> {
            json.writeNumberField("schema", JsonReport.SCHEMA);
            json.writeStringField("name", provider.name());
            json.writeStringField("description", provider.description());
            json.writeArrayFieldStart("steps");
            for (Step step : new TreeSet<>(provider.steps())) {
                json.writeString(step.name());
            }
            json.writeEndArray();
        });
    }

    private static String steps(Set<Step> steps) {
        return new TreeSet<>(steps).stream().map(Step::doing).collect(Collectors.joining(", "));
    }
}
