package dev.cc5.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON document: its text and its value. Strict (CATALOGUE P37, P38, P40 to P43, P46): UTF-8, with or without a byte
 * order mark, one value, nothing after it, no name twice in an object, at most {@value #MAX_DEPTH} levels.
 *
 * @param text the document as it came, without the byte order mark
 * @param value what it says
 */
public record JsonText(String text, Json value) {
    static final int MAX_DEPTH = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /**
     * Reads a document.
     *
     * @throws MalformedAnswerException when it is not JSON, or not as strict as above
     */
    public static JsonText parse(byte[] document) {
        String text = decode(document);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new MalformedAnswerException("the body is empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedAnswerException("something follows the JSON" + at(parser.currentTokenLocation()));
            }
            return new JsonText(text, value);
        } catch (StreamConstraintsException e) {
            throw new MalformedAnswerException(
                    "the JSON nests deeper than " + MAX_DEPTH + " levels, or has a number or name that is too long");
        } catch (JsonProcessingException e) {
            // Neither its message nor the exception itself: both can repeat the content.
            throw new MalformedAnswerException("the body is not valid JSON" + at(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a String did an I/O error", e);
        }
    }

    private static String decode(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedAnswerException("the body is not valid UTF-8");
        }
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case START_ARRAY -> array(parser);
            case START_OBJECT -> object(parser);
            default -> throw new MalformedAnswerException("the JSON has an unexpected " + parser.currentToken());
        };
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        int length = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; length++) {
            if (length < Json.Arr.MOST_KEPT) {
                elements.add(value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return new Json.Arr(elements, length);
    }

    private static Json object(JsonParser parser) throws IOException {
        List<Json.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(new Json.Member(name, value(parser)));
        }
        return new Json.Obj(members);
    }
}
