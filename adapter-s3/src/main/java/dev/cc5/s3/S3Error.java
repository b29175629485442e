package dev.cc5.s3;

import dev.cc5.model.OneLine;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The part of S3's error document that may be shown. The rest of it is never read: it repeats the request, the string
 * to sign and whatever credentials came along (CATALOGUE S04). Codes and times that do not look like one are not taken.
 *
 * @param code S3's word for it, for example {@code SlowDown}
 * @param message S3's sentence, cleaned
 * @param requestTime what the signed URL says when it was made, where the clocks disagree
 * @param serverTime what S3's clock says, where the clocks disagree
 */
record S3Error(String code, String message, Optional<String> requestTime, Optional<String> serverTime) {
    private static final Set<String> READ = Set.of("Code", "Message", "RequestTime", "ServerTime");

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,63}");
    private static final Pattern TIME = Pattern.compile("[0-9][0-9TZ:.-]{7,39}");

    /** Reads a document; empty when it is not an error of S3's. */
    static Optional<S3Error> read(byte[] document) {
        if (document.length == 0) {
            return Optional.empty();
        }
        try {
            XMLStreamReader xml = parsers().createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return parsers;
    }

    private static Optional<S3Error> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, StringBuilder> texts = new HashMap<>();
        int depth = 0;
        String child = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 1 && !xml.getLocalName().equals("Error")) {
                        return Optional.empty();
                    }
                    child = depth == 2 ? xml.getLocalName() : "";
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    child = "";
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (READ.contains(child)) {
                        texts.computeIfAbsent(child, name -> new StringBuilder())
                                .append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return of(texts);
    }

    private static Optional<S3Error> of(Map<String, StringBuilder> texts) {
        return text(texts, "Code")
                .filter(CODE.asMatchPredicate())
                .map(code -> new S3Error(
                        code,
                        text(texts, "Message").orElse(""),
                        time(texts, "RequestTime"),
                        time(texts, "ServerTime")));
    }

    private static Optional<String> time(Map<String, StringBuilder> texts, String name) {
        return text(texts, name).filter(TIME.asMatchPredicate());
    }

    private static Optional<String> text(Map<String, StringBuilder> texts, String name) {
        return Optional.ofNullable(texts.get(name))
                .map(text -> OneLine.of(text.toString(), Failures.MAX_SHOWN))
                .filter(text -> !text.isEmpty());
    }
}
