package dev.cc5.lambda;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The environment's variables, read with words for what is wrong with them. Never repeats a value: it may be a secret. */
record Variables(Map<String, String> values) {
    Variables {
        values = Map.copyOf(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return value(name).orElseThrow(() -> wrong(name, "it is missing"));
    }

    <T> T parse(String name, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "its value cannot be read");
        }
    }

    <T> T read(String name, T otherwise, Function<String, T> reading) {
        Optional<String> value = value(name);
        return value.isPresent() ? parse(name, value.get(), reading) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return read(name, otherwise, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    int number(String name, int otherwise, int least, int most) {
        int number = read(name, otherwise, Integer::valueOf);
        if (number < least || number > most) {
            throw wrong(name, "it is not from " + least + " to " + most);
        }
        return number;
    }

    static ConfigurationException wrong(String name, String why) {
        return new ConfigurationException(new Explanation(
                "reading the variable " + name, why, "Correct the function's environment and deploy it again."));
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
