package dev.cc5.http.wire;

import java.util.List;
import java.util.Optional;

/** A JSON value as it was written: nothing is coerced. */
public sealed interface Json {
    /** What people call this kind of value, for errors. */
    String kind();

    /** The value as text where it is a string, a number as written, or true or false. */
    default Optional<String> scalar() {
        if (this instanceof Text text) {
            return Optional.of(text.value());
        }
        if (this instanceof Num num) {
            return Optional.of(num.literal());
        }
        return this instanceof Bool bool ? Optional.of(Boolean.toString(bool.value())) : Optional.empty();
    }

    /** A string, unescaped. */
    record Text(String value) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, as written: {@code 1e999999999} costs nothing while nobody computes with it. */
    record Num(String literal) implements Json {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** The literal {@code null}. */
    record Null() implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }

    /**
     * An array.
     *
     * @param elements the first {@value #MOST_KEPT} of them
     * @param length how many there are
     */
    record Arr(List<Json> elements, int length) implements Json {
        /** More elements than any answer needs; many small ones would fill the memory. */
        static final int MOST_KEPT = 10_000;

        static final Arr EMPTY = new Arr(List.of(), 0);

        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** An object. No name stands twice in it, but names that differ in their casing only may. */
    record Obj(List<Member> members) implements Json {
        public Obj {
            members = List.copyOf(members);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A member of an object. */
    record Member(String name, Json value) {}
}
