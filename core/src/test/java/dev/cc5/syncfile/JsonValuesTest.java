package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of the types object and list may look like: CATALOGUE F21. */
class JsonValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", " { } ", "{\"a\":1}", "{\"a\":{\"a\":[1,-2.5e+3,0.1,true,false,null,\"x\"]},\"A\":\"\"}",
                "{\"\\u00e9\\n\\\"\\\\\\/\":\"😀\"}", "{\"a\":\"x#/#y\"}", "{\"a\":1,#Enter#\"b\":2}",
                        "{\"a\":0,\"b\":-0}"
            })
    void takesJsonObjects(String value) {
        assertThat(Reader.of(Sample.withValue("object", value)).problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[[],{}]", " [ \"a\" , 2 ] "})
    void takesJsonArraysAsLists(String value) {
        assertThat(Reader.of(Sample.withValue("list", value)).problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "text",
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "{} {}",
                "{}x",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":nulll}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\u１234\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\":\"x#Enter#y\"}",
                "{\"a\":1/*c*/}",
                "\u00A0{}",
                "\uFEFF{}"
            })
    void refusesWhatIsNoJsonObject(String value) {
        assertWrong("object", value, "a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1,]", "[,1]", "[1 2]", "[1", "1]", "[1]]", "\"[]\""})
    void refusesWhatIsNoJsonArrayAsList(String value) {
        assertWrong("list", value, "a JSON array");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"b\":1,\"c\":2,\"b\":3}}",
                "{\"\\n\":1,\"\\u000a\":1}"
            })
    void refusesANameThatComesTwiceInAnObject(String value) {
        assertThat(assertWrong("object", value, "a JSON object").found()).contains("second time");
    }

    @Test
    void limitsTheNestingOfJson() {
        assertThat(Reader.of(Sample.withValue("list", "[".repeat(64) + "]".repeat(64))).problems)
                .isEmpty();
        assertWrong("list", "[".repeat(65) + "]".repeat(65), "a JSON array");
        assertWrong("list", "[".repeat(100_000), "a JSON array");
        assertWrong("object", "{\"a\":".repeat(100_000), "a JSON object");
    }

    @Test
    void limitsTheLengthOfJson() {
        String mebi = "a".repeat((1 << 20) - 8);
        assertThat(Reader.of(Sample.withValue("object", "{\"a\":\"" + mebi + "\"}")).problems)
                .isEmpty();
        assertWrong("object", "{\"a\":\"" + mebi + "x\"}", "a JSON object");
        assertWrong("list", "[" + "1".repeat(1001) + "]", "a JSON array");
    }

    private static Problem assertWrong(String type, String value, String expected) {
        Reader file = Reader.of(Sample.withValue(type, value));
        Problem problem = file.problem();
        assertThat(problem.rule()).isEqualTo("F2");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.column()).isEqualTo("value");
        assertThat(problem.expected()).contains(expected);
        assertThat(file.upserts).isEmpty();
        assertThat(file.summary.badRows()).isEqualTo(1);
        assertThat(file.summary.structureOk()).isTrue();
        return problem;
    }
}
