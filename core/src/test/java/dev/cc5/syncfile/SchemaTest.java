package dev.cc5.syncfile;

import static dev.cc5.syncfile.Problem.Severity.ERROR;
import static dev.cc5.syncfile.Problem.Severity.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the portal's entities, and files that are held to it: PLATFORM section 7. */
class SchemaTest {
    /** Reads like the checker: the rows are not wanted, and the schema is the one that the header names. */
    private static final class Checker implements SyncFileHandler {
        private final boolean lenient;
        private final boolean wantsRows;
        private final List<EntitySchema> schemas;
        private final List<Problem> problems = new ArrayList<>();
        private Optional<Summary> summary = Optional.empty();

        Checker(boolean lenient, boolean wantsRows) {
            this(lenient, wantsRows, EntitySchema.builtIn());
        }

        Checker(boolean lenient, boolean wantsRows, List<EntitySchema> schemas) {
            this.lenient = lenient;
            this.wantsRows = wantsRows;
            this.schemas = schemas;
        }

        @Override
        public Optional<EntitySchema> schema(Header header) {
            return schemas.stream().filter(schema -> schema.isFor(header)).findFirst();
        }

        @Override
        public boolean isLenient() {
            return lenient;
        }

        @Override
        public boolean wantsRows() {
            return wantsRows;
        }

        @Override
        public boolean problem(Problem problem) {
            return problems.add(problem);
        }
    }

    private static Checker check(String file) {
        Checker quick = check(file, new Checker(false, false));
        Checker careful = check(file, new Checker(false, true));
        assertThat(quick.problems).isEqualTo(careful.problems);
        assertThat(quick.summary).isEqualTo(careful.summary);
        return quick;
    }

    private static Checker check(String file, Checker checker) {
        try {
            checker.summary = Optional.of(SyncFileReader.read(new ByteArrayInputStream(file.getBytes(UTF_8)), checker));
            return checker;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String file(String type, String source, String keys, String fields, String... rows) {
        return Sample.withHeader(Sample.ROW_00, "01|" + type + "|w|b|" + source + "|", keys, fields, rows);
    }

    private static String family(String fields, String... rows) {
        return file("wks_family", "cc-family", "02|entityId", "03|entityId|" + fields, rows);
    }

    private static Tuple[] told(Checker checker) {
        return checker.problems.stream()
                .map(p -> tuple(p.severity(), p.rule(), p.line(), p.column()))
                .toArray(Tuple[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "family, wks_family, cc-family",
        "family_member, wks_family_member, cc-family-member",
        "family_income, wks_family_extensions, cc-family-income",
        "family_need, wks_family_extensions, cc-family-need",
        "family_case, wks_case, cc-family-case",
        "family_invoice, wks_billing, cc-family-invoice",
        "provider, wks_provider, cc-provider",
        "provider_holiday, wks_provider_extensions, cc-provider-holiday",
        "provider_payment, wks_billing, cc-provider-payment",
        "care, wks_service, cc-service-care",
        "claim, wks_claim, cc-claim",
        "claim_attendance, wks_attendance, cc-claim-attendance",
        "document, wks_document, cc-document",
        "note, wks_note, cc-note"
    })
    void everyEntityHasTheKeyEntityIdAndRequiresDisabled(String name, String type, String source) {
        EntitySchema schema = EntitySchema.builtIn(name).orElseThrow();
        assertThat(schema.entityType()).isEqualTo(type);
        assertThat(schema.dataSource()).isEqualTo(source);
        Checker right =
                check(file(type, source, "02|entityId", "03|entityId|disabled:bool", "10|a|0|", "90|b", "10|c|true"));
        assertThat(right.problems).isEmpty();
        Checker otherKey = check(file(type, source, "02|id", "03|id|disabled:bool", "10|a|0|"));
        assertThat(told(otherKey)).containsExactly(tuple(ERROR, "E1", 3L, ""));
        assertThat(otherKey.problems.get(0))
                .hasToString("line 3: found the key \"id\", expected \"entityId\", the key of every " + name + " [E1]");
        Checker noFlag = check(file(type, source, "02|entityId", "03|entityId|name", "10|a|b|"));
        assertThat(told(noFlag)).containsExactly(tuple(ERROR, "E1", 4L, ""));
        assertThat(noFlag.problems.get(0).expected()).isEqualTo("disabled:bool, which every " + name + " must have");
        assertThat(noFlag.summary.orElseThrow().structureOk()).isFalse();
    }

    @Test
    void aRow10MustHaveWhatIsRequiredAndARow90NeedNot() {
        Checker checker = check(family("disabled:bool|name", "10|a|0||", "10|b||x|", "90|c", "10|d||", "10|e|1|y"));
        assertThat(told(checker))
                .containsExactly(tuple(ERROR, "E1", 6L, "disabled"), tuple(ERROR, "E1", 8L, "disabled"));
        assertThat(checker.summary.orElseThrow().badRows()).isEqualTo(2);
        assertThat(checker.summary.orElseThrow().upserts()).isEqualTo(2);
        assertThat(checker.summary.orElseThrow().structureOk()).isTrue();
    }

    @Test
    void anEmptyKeyIsToldOnce() {
        assertThat(told(check(family("disabled:bool", "10||0|")))).containsExactly(tuple(ERROR, "F4", 5L, "entityId"));
    }

    @Test
    void aRequiredFieldOfAnotherTypeIsAnErrorAndAnyOtherAWarning() {
        Checker checker = check(family("disabled:int|familySize:string|tags:list|own:list", "10|a|0||||"));
        assertThat(told(checker))
                .containsExactly(
                        tuple(WARNING, "E2", 4L, "familySize"),
                        tuple(ERROR, "E1", 4L, "disabled"),
                        tuple(WARNING, "E2", 4L, "tags"));
        assertThat(checker.problems.get(0).expected()).isEqualTo("number, its type in every family");
        assertThat(check(family("disabled:bool|familySize:int", "10|a|0|3|")).problems)
                .isEmpty();
    }

    @Test
    void warnsOfValuesThatAreNotKnownAndTakesTheRow() {
        Checker checker = check(family(
                "disabled:bool|status|language",
                "10|a|0|active|en|",
                "10|b|0|Active|en|",
                "10|c|0|||",
                "10|d|0|new|fr",
                "10|e|0|activ|es"));
        assertThat(told(checker))
                .containsExactly(
                        tuple(WARNING, "E2", 6L, "status"),
                        tuple(WARNING, "E2", 8L, "language"),
                        tuple(WARNING, "E2", 9L, "status"));
        assertThat(checker.problems.get(0).found()).isEqualTo("\"Active\"");
        assertThat(checker.problems.get(1).expected()).isEqualTo("one of en, es, zh: no other is known of family");
        assertThat(checker.summary.orElseThrow().upserts()).isEqualTo(5);
        assertThat(checker.summary.orElseThrow().isValid()).isTrue();
    }

    /** Values with a separator, of eight bytes and more, not ASCII: each is found as a row has it, and nothing like it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ab",
                "eight888",
                "eight88",
                "nine99999",
                "sixteen 16 bytes",
                "new",
                "Jörg",
                "日本語",
                "a#/#b",
                "#/#",
                "x#Enter#"
            })
    void knowsAValueInWhateverRowItIs(String known) throws IOException {
        EntitySchema schema = EntitySchema.read(new StringReader(
                "entity|own|own|own\nkey|id\nfield|state|string||a,ab,eight888,eight88,nine99999,sixteen 16 bytes,new,"
                        + "Jörg,日本語,a#/#b,#/#,x#Enter#,,\n"));
        for (String other : List.of(known + "z", "z" + known, known.substring(1) + "?", "eight889", "eight8888", "?")) {
            String[] rows = new String[20_000];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = i % 7 == 0 ? "10|k" + i + "||" : "10|k" + i + "|" + known + (i % 3 == 0 ? "|" : "");
            }
            rows[7_777] = "10|k|" + other;
            rows[19_999] = "10|k|" + other + "|";
            for (boolean wanted : new boolean[] {false, true}) {
                Checker checker = new Checker(false, wanted, List.of(schema));
                check(file("own", "own", "02|id", "03|id|state", rows), checker);
                assertThat(told(checker))
                        .as(other)
                        .containsExactly(tuple(WARNING, "E2", 7_782L, "state"), tuple(WARNING, "E2", 20_004L, "state"));
                assertThat(checker.summary.orElseThrow().upserts()).isEqualTo(20_000);
            }
        }
    }

    @Test
    void knowsAValueThatARowWritesOtherwise() {
        EntitySchema.Known known =
                new EntitySchema.Known("state", FieldType.STRING, false, List.of("a|b", "first\r\nsecond"));
        EntitySchema schema = new EntitySchema("own", "own", "own", List.of("id"), List.of(known));
        String file =
                file("own", "own", "02|id", "03|id|state", "10|a|a#/#b", "10|b|first#Enter#second|", "10|c|a#/#c");
        for (boolean wanted : new boolean[] {false, true}) {
            Checker checker = check(file, new Checker(false, wanted, List.of(schema)));
            assertThat(told(checker)).containsExactly(tuple(WARNING, "E2", 7L, "state"));
        }
    }

    @Test
    void onlyWarnsTheLenient() {
        Checker checker = check(family("disabled:bool", "10|a||").replace("entityId", "id"), new Checker(true, false));
        assertThat(told(checker)).containsExactly(tuple(WARNING, "E1", 3L, ""), tuple(WARNING, "E1", 5L, "disabled"));
        assertThat(checker.summary.orElseThrow().upserts()).isEqualTo(1);
    }

    @Test
    void asksNothingOfAnEntityThatNobodyKnows() {
        assertThat(check(file("wks_family", "own", "02|id", "03|id", "10|a|")).problems)
                .isEmpty();
        assertThat(check(file("own", "cc-family", "02|id", "03|id", "10|a|")).problems)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key|a",
                "entity|a|b\nkey|a",
                "entity|a|b|c\n",
                "entity|a|b|c\nkey",
                "entity|a|b|c\nkey|a\nfield|a",
                "entity|a|b|c\nkey|a\nfield|a|text",
                "entity|a|b|c\nkey|a\nfield|a|int|maybe",
                "entity|a|b|c\nkey|a\nwhat|a"
            })
    void refusesASchemaThatItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> EntitySchema.read(new StringReader(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
