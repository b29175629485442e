package dev.cc5.journal;

import dev.cc5.journal.Line.BrokenLineException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of the metadata as text: {@code 'text}, {@code #number}, {@code !true}, {@code [value,value,]},
 * {@code {name=value,name=value,}}, with names and texts percent-encoded. Numbers come back as {@link BigDecimal}.
 */
final class JsonValue {
    /** As deep as {@link dev.cc5.model.Labels} lets values nest, and a little more. */
    private static final int MAX_DEPTH = 80;

    private final String text;
    private int at;

    private JsonValue(String text) {
        this.text = text;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof List<?> list) {
            out.append('[');
            for (Object element : list) {
                write(element, out);
                out.append(',');
            }
            out.append(']');
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            map.forEach((name, element) -> {
                out.append(PercentText.encode(String.valueOf(name))).append('=');
                write(element, out);
                out.append(',');
            });
            out.append('}');
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value instanceof Number ? '#' : '!').append(value);
        } else {
            out.append('\'').append(PercentText.encode(value.toString()));
        }
    }

    static Object read(String text) {
        JsonValue reading = new JsonValue(text);
        Object value = reading.value(MAX_DEPTH);
        if (reading.at != text.length()) {
            throw broken();
        }
        return value;
    }

    private Object value(int depth) {
        if (depth == 0) {
            throw broken();
        }
        return switch (next()) {
            case '\'' -> PercentText.decode(atom());
            case '#' -> number(atom());
            case '!' -> Boolean.valueOf(atom());
            case '[' -> list(depth);
            case '{' -> map(depth);
            default -> throw broken();
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        while (peek() != ']') {
            list.add(value(depth - 1));
            pass(',');
        }
        at++;
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (peek() != '}') {
            String name = PercentText.decode(atom());
            pass('=');
            map.put(name, value(depth - 1));
            pass(',');
        }
        at++;
        return map;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private String atom() {
        int start = at;
        while (at < text.length() && "=,]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void pass(char expected) {
        if (next() != expected) {
            throw broken();
        }
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw broken();
        }
        return text.charAt(at);
    }

    private static BrokenLineException broken() {
        return new BrokenLineException("a value of the metadata cannot be read");
    }
}
