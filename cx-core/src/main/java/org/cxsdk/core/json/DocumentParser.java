package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Turns the bytes of a YAML or JSON document into a tree that knows where each value stands. What cannot go on (not
 * UTF-8, broken syntax, too deep, too large) ends with one violation and no tree; duplicate keys, anchors, aliases, merge
 * keys and tags are collected.
 */
final class DocumentParser {

    /** Jackson's own bounds stand just outside ours, so that ours speak first and with a place. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(DocumentReader.MAX_DEPTH + 8)
            .maxStringLength(DocumentReader.MAX_BYTES)
            .maxNameLength(DocumentReader.MAX_BYTES)
            .maxNumberLength(DocumentReader.MAX_BYTES)
            .build();

    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final TokenStreamFactory YAML =
            YAMLFactory.builder().streamReadConstraints(BOUNDS).build();

    /** The numbers of JSON. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?");

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private final Source source;
    private final Violations violations;
    private List<String> lines = List.of();

    DocumentParser(Source source, Violations violations) {
        this.source = source;
        this.violations = violations;
    }

    /** The root of the document, or nothing if it cannot be read to its end. */
    Optional<DocumentNode> parse() {
        byte[] bytes = source.read(DocumentReader.MAX_BYTES);
        if (bytes.length > DocumentReader.MAX_BYTES) {
            return stop(0, 0, "is larger than " + DocumentReader.MAX_BYTES + " bytes", "Split the document");
        }
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean json = isJson(text.get());
        if (!json && bytes.length > DocumentReader.MAX_YAML_BYTES) {
            return stop(
                    0,
                    0,
                    "is YAML of more than " + DocumentReader.MAX_YAML_BYTES + " bytes",
                    "Write it as JSON, or split the document");
        }
        if (!json && !printable(text.get())) {
            return Optional.empty();
        }
        lines = json ? List.of() : text.get().lines().toList();
        try (JsonParser parser = json
                ? JSON.createParser(ObjectReadContext.empty(), text.get())
                : YAML.createParser(ObjectReadContext.empty(), new PairKeepingReader(text.get()))) {
            return document(parser);
        } catch (StreamConstraintsException e) {
            return stop(place(e), "goes beyond a bound: " + firstLine(e), "Make the document smaller or flatter");
        } catch (JacksonException e) {
            return stop(
                    place(e),
                    "is not well-formed " + (json ? "JSON" : "YAML") + ": " + problem(e),
                    "Mend the syntax at or just before this place");
        } catch (Broken e) {
            return Optional.empty();
        }
    }

    /** UTF-8 without exception; a byte order mark in front is skipped. */
    private Optional<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return stop(1, 1, "is UTF-16, not UTF-8", "Save the file as UTF-8");
        }
        int skip = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return stop(
                    lineAt(text, text.length()),
                    columnAt(text, text.length()),
                    "the byte 0x%02X is not UTF-8".formatted(bytes[in.position()] & 0xFF),
                    "Save the file as UTF-8");
        }
        return Optional.of(text);
    }

    /** By the name's ending; otherwise a document that begins with a brace or bracket is JSON. */
    private boolean isJson(String text) {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return true;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** YAML 1.2 section 5.1: characters that may not stand in a stream. */
    private boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r')
                    || c == 0x7F
                    || c == 0xFFFE
                    || c == 0xFFFF
                    || (c > 0x7F && c < 0xA0 && c != 0x85)) {
                stop(
                        lineAt(text, i),
                        columnAt(text, i),
                        "the control character U+%04X may not stand in YAML".formatted((int) c),
                        "Take it out, or write it as an escape in double quotes");
                return false;
            }
        }
        return true;
    }

    private Optional<DocumentNode> document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return stop(0, 0, "is empty", "Write the document");
        }
        DocumentNode root = node(parser, first, null, null, 1);
        if (parser.nextToken() != null) {
            TokenStreamLocation at = parser.currentTokenLocation();
            return stop(
                    at.getLineNr(),
                    at.getColumnNr(),
                    "has something after its end: one file holds one document",
                    "Put the second document into a file of its own");
        }
        return Optional.of(root);
    }

    private DocumentNode node(
            JsonParser parser, JsonToken token, @Nullable DocumentNode parent, @Nullable Object step, int depth) {
        TokenStreamLocation at = parser.currentTokenLocation();
        String text = text(token, parser.getString());
        DocumentNode node = new DocumentNode(kind(token, text), parent, step, at.getLineNr(), at.getColumnNr(), text);
        refuseYamlExtras(parser, node);
        refuseHalfPairs(node);
        switch (node.kind()) {
            case OBJECT -> {
                boundDepth(node, depth);
                readMembers(parser, node, depth);
            }
            case LIST -> {
                boundDepth(node, depth);
                while (next(parser) != JsonToken.END_ARRAY) {
                    node.add(node(parser, parser.currentToken(), node, node.size(), depth + 1));
                }
            }
            case TEXT, NUMBER, TRUTH, NULL -> {}
        }
        return node;
    }

    private void readMembers(JsonParser parser, DocumentNode object, int depth) {
        while (next(parser) != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            TokenStreamLocation at = parser.currentTokenLocation();
            DocumentNode place =
                    new DocumentNode(DocumentNode.Kind.TEXT, object, key, at.getLineNr(), at.getColumnNr(), key);
            refuseYamlExtras(parser, place);
            refuseHalfPairs(place);
            DocumentNode value = node(parser, next(parser), object, key, depth + 1);
            DocumentNode before = object.member(key);
            if (before != null) {
                violation(
                        place,
                        "is a duplicate key; it stands in line " + before.line() + " already",
                        "Keep one of the two");
            } else if (key.equals("<<")) {
                violation(place, "merge keys are refused", "Write the keys out");
            } else {
                object.put(key, value);
            }
        }
    }

    /** Anchors, aliases and tags make a document other than it looks, and a small file large. */
    private void refuseYamlExtras(JsonParser parser, DocumentNode node) {
        if (!(parser instanceof YAMLParser yaml)) {
            return;
        }
        if (yaml.isCurrentAlias()) {
            violation(node, "aliases (*" + node.text() + ") are refused", "Write the value out");
        } else if (yaml.getObjectId() != null || beginsWithAnchor(node)) {
            violation(node, "anchors (&) are refused", "Take the anchor out");
        }
        if (yaml.currentToken() != JsonToken.PROPERTY_NAME && yaml.getRawTag() != null) {
            violation(node, "tags (" + yaml.getRawTag() + ") are refused", "Take the tag out; quote a text");
        }
    }

    /** Half a surrogate pair, which only an escape can write, has no UTF-8 and so no place in a store or a hash. */
    private void refuseHalfPairs(DocumentNode node) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(node.text())) {
            violation(node, "holds half a surrogate pair", "Write the whole character");
        }
    }

    /** Jackson does not tell the anchor of a scalar, but its place is that of the anchor, and no plain text begins so. */
    private boolean beginsWithAnchor(DocumentNode node) {
        if (node.line() < 1 || node.line() > lines.size()) {
            return false;
        }
        String line = lines.get(node.line() - 1);
        return node.column() <= line.codePointCount(0, line.length())
                && line.codePointAt(line.offsetByCodePoints(0, node.column() - 1)) == '&';
    }

    private void boundDepth(DocumentNode node, int depth) {
        if (depth > DocumentReader.MAX_DEPTH) {
            violation(node, "is nested deeper than " + DocumentReader.MAX_DEPTH + " levels", "Make it flatter");
            throw new Broken();
        }
    }

    private JsonToken next(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            TokenStreamLocation at = parser.currentLocation();
            stop(at.getLineNr(), at.getColumnNr(), "ends too early", "Complete the document");
            throw new Broken();
        }
        return token;
    }

    private static DocumentNode.Kind kind(JsonToken token, String text) {
        return switch (token) {
            case START_OBJECT -> DocumentNode.Kind.OBJECT;
            case START_ARRAY -> DocumentNode.Kind.LIST;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                isNumber(text) ? DocumentNode.Kind.NUMBER : DocumentNode.Kind.TEXT;
            case VALUE_TRUE, VALUE_FALSE -> DocumentNode.Kind.TRUTH;
            case VALUE_NULL -> DocumentNode.Kind.NULL;
            default -> DocumentNode.Kind.TEXT;
        };
    }

    /** What YAML alone calls a number ({@code 1.}, {@code .inf}) and what is absurdly long stays the text it is. */
    private static boolean isNumber(String text) {
        return text.length() <= DocumentReader.MAX_DIGITS
                && NUMBER.matcher(text).matches()
                && Math.abs((long) new BigDecimal(text).scale()) <= DocumentReader.MAX_DIGITS;
    }

    private static String text(JsonToken token, @Nullable String text) {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL && text != null ? text : "";
    }

    private void violation(DocumentNode node, String rule, String remedy) {
        violations.add(
                new Violation(source.name(), node.line(), node.column(), node.path(), node.shown(), rule, remedy));
    }

    private <T> Optional<T> stop(int line, int column, String rule, String remedy) {
        violations.add(new Violation(source.name(), Math.max(line, 0), Math.max(column, 0), "", null, rule, remedy));
        return Optional.empty();
    }

    private <T> Optional<T> stop(int[] place, String rule, String remedy) {
        return stop(place[0], place[1], rule, remedy);
    }

    /** The last place in the parser's message is where it gave up; its own location may lag behind. */
    private static int[] place(JacksonException e) {
        TokenStreamLocation at = Objects.requireNonNullElse(e.getLocation(), TokenStreamLocation.NA);
        int[] place = {at.getLineNr(), at.getColumnNr()};
        Matcher told = PLACE.matcher(e.getOriginalMessage());
        while (told.find()) {
            place = new int[] {Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2))};
        }
        return place;
    }

    /** The parser's words without the piece of the document that it quotes. */
    private static String problem(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static int columnAt(String text, int end) {
        return end - text.lastIndexOf('\n', end - 1);
    }

    /** Ends the parsing after its violation was noted. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(null, null, false, false);
        }
    }
}
