package dev.cc5.http.wire;

import java.util.List;

/** A JSON value as it was written: nothing is coerced. */
public sealed interface Json {
    /** What people call this kind of value, for errors. */
    String kind();

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

    /** An array. */
    record Arr(List<Json> elements) implements Json {
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
