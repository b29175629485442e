package dev.cc5.http.wire;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An object of an answer, read by names in any casing (PLATFORM T7): {@code FileId}, {@code fileId} and
 * {@code file_id} are one name. A member that is null is not there.
 */
public final class Fields {
    private final String path;
    private final Json.Obj object;

    private Fields(String path, Json.Obj object) {
        this.path = path;
        this.object = object;
    }

    /** The outermost object, when the document is one. */
    public static Optional<Fields> of(Json value) {
        return value instanceof Json.Obj object ? Optional.of(new Fields("", object)) : Optional.empty();
    }

    /** What a JSON pointer leads to, with names in any casing; nothing where it leads nowhere. */
    public static Optional<Json> at(Json value, JsonPointer pointer) {
        if (pointer.matches()) {
            return Optional.of(value);
        }
        if (value instanceof Json.Arr array) {
            int index = pointer.getMatchingIndex();
            return index >= 0 && index < array.elements().size()
                    ? at(array.elements().get(index), pointer.tail())
                    : Optional.empty();
        }
        return of(value)
                .flatMap(fields -> fields.value(pointer.getMatchingProperty()))
                .flatMap(member -> at(member, pointer.tail()));
    }

    /** The member that is called just so, in just this casing. */
    public Optional<Json> exactly(String name) {
        return object.members().stream()
                .filter(member -> member.name().equals(name) && !(member.value() instanceof Json.Null))
                .map(Json.Member::value)
                .findFirst();
    }

    /** The member, whatever it is. */
    public Optional<Json> value(String name) {
        List<Json> found = new ArrayList<>(1);
        String wanted = normal(name);
        for (Json.Member member : object.members()) {
            if (!(member.value() instanceof Json.Null) && normal(member.name()).equals(wanted)) {
                found.add(member.value());
            }
        }
        if (found.size() > 1) {
            throw new MalformedAnswerException(path(name) + " stands there twice, in different casings");
        }
        return found.stream().findFirst();
    }

    /**
     * The member, when it is a string.
     *
     * @throws MalformedAnswerException when it is something else
     */
    public Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Text text) {
                return text.value();
            }
            throw wrongType(name, value, "a string");
        });
    }

    /**
     * The member as a value of a type, when it is a string.
     *
     * @throws MalformedAnswerException when it is something else, or the type does not take it
     */
    public <T> Optional<T> text(String name, Function<String, T> type) {
        return text(name).map(value -> {
            if (!value.codePoints().allMatch(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)) {
                throw new MalformedAnswerException(path(name) + " holds half a character");
            }
            try {
                return type.apply(value);
            } catch (IllegalArgumentException e) {
                throw new MalformedAnswerException(path(name) + " cannot be used: " + e.getMessage());
            }
        });
    }

    /**
     * The member, when it is true or false.
     *
     * @throws MalformedAnswerException when it is something else
     */
    public Optional<Boolean> bool(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Bool bool) {
                return bool.value();
            }
            throw wrongType(name, value, "true or false");
        });
    }

    /**
     * The member, when it is an object.
     *
     * @throws MalformedAnswerException when it is something else
     */
    public Optional<Fields> object(String name) {
        return value(name).map(value -> {
            if (value instanceof Json.Obj obj) {
                return new Fields(path(name), obj);
            }
            throw wrongType(name, value, "an object");
        });
    }

    /** The member when it is an object; nothing when it is something else. */
    public Optional<Fields> objectIfAny(String name) {
        return value(name).filter(Json.Obj.class::isInstance).map(value -> new Fields(path(name), (Json.Obj) value));
    }

    /** The member when it is a string, or a number as written; nothing when it is something else. */
    public Optional<String> textIfAny(String name) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Text text) {
                return Optional.of(text.value());
            }
            return value instanceof Json.Num num ? Optional.of(num.literal()) : Optional.empty();
        });
    }

    /**
     * The elements of the member, which must be an array.
     *
     * @throws MalformedAnswerException when it is something else, is not there, or has more than are kept
     */
    public List<Json> elements(String name) {
        Json value = value(name).orElseThrow(() -> new MalformedAnswerException(path(name) + " is missing"));
        if (value instanceof Json.Arr array) {
            if (array.length() > array.elements().size()) {
                throw new MalformedAnswerException(path(name) + " has " + array.length() + " elements");
            }
            return array.elements();
        }
        throw wrongType(name, value, "an array");
    }

    /**
     * The member, when it is a number of things: 0 or more, whole.
     *
     * @throws MalformedAnswerException when it is something else
     */
    public OptionalLong wholeNumber(String name) {
        Optional<Json> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (value.get() instanceof Json.Num num && num.literal().matches("\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(num.literal()));
        }
        throw wrongType(name, value.get(), "a whole number");
    }

    /** The member when it is an array; an empty one when it is something else. */
    public Json.Arr arrayIfAny(String name) {
        return value(name)
                .filter(Json.Arr.class::isInstance)
                .map(Json.Arr.class::cast)
                .orElse(Json.Arr.EMPTY);
    }

    /** Where the member stands in the document, for errors. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private MalformedAnswerException wrongType(String name, Json value, String wanted) {
        return new MalformedAnswerException(path(name) + " is " + value.kind() + ", not " + wanted);
    }

    private static String normal(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
