package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as it stands in a document. A document record has a component of this type where the document's own rules
 * decide what a value may be, such as an answer that is a choice, a number or a truth value.
 *
 * <p>Immutable once read; equal only to itself.
 */
public final class DocumentNode {

    private final Kind kind;
    private final @Nullable DocumentNode parent;
    private final @Nullable Object step;
    private final int line;
    private final int column;
    private final String text;
    private final Map<String, DocumentNode> members = new LinkedHashMap<>();
    private final List<DocumentNode> elements = new ArrayList<>();

    DocumentNode(Kind kind, @Nullable DocumentNode parent, @Nullable Object step, int line, int column, String text) {
        this.kind = kind;
        this.parent = parent;
        this.step = step;
        this.line = line;
        this.column = column;
        this.text = text;
    }

    /** What a value is; YAML and JSON have the same seven. */
    public enum Kind {
        /** Keys with values. */
        OBJECT("an object"),
        /** Values in order. */
        LIST("a list"),
        /** A text; in YAML everything that is not a number, {@code true}, {@code false} or {@code null} of JSON. */
        TEXT("a text"),
        /** A decimal number. */
        NUMBER("a number"),
        /** {@code true} or {@code false}. */
        TRUTH("true or false"),
        /** {@code null}, or a key without a value. */
        NULL("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What this value is. */
    public Kind kind() {
        return kind;
    }

    /** Where it stands, from the root of the document. */
    public String path() {
        StringBuilder path = new StringBuilder();
        appendPath(path);
        return path.toString();
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }

    /** A text, number or truth value as written, without quotes: {@code 1.10} stays {@code 1.10}. Empty for the rest. */
    public String text() {
        return text;
    }

    /** The number, exactly; empty if this is not a number. */
    public Optional<BigDecimal> number() {
        return kind == Kind.NUMBER ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The truth value; empty if this is none. */
    public Optional<Boolean> truth() {
        return kind == Kind.TRUTH ? Optional.of(text.equals("true")) : Optional.empty();
    }

    /** The members of an object in the order of the document; empty for the rest. */
    public Map<String, DocumentNode> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The elements of a list; empty for the rest. */
    public List<DocumentNode> elements() {
        return Collections.unmodifiableList(elements);
    }

    @Nullable
    DocumentNode member(String key) {
        return members.get(key);
    }

    void put(String key, DocumentNode value) {
        members.put(key, value);
    }

    void add(DocumentNode value) {
        elements.add(value);
    }

    int size() {
        return elements.size();
    }

    /** What a message shows of it: scalars only. */
    @Nullable
    String shown() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.TRUTH ? text : null;
    }

    private void appendPath(StringBuilder path) {
        if (parent != null && step != null) {
            parent.appendPath(path);
            DocumentPath.append(path, step);
        }
    }

    @Override
    public String toString() {
        return path() + ": " + kind.words();
    }
}
