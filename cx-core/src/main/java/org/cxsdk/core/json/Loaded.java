package org.cxsdk.core.json;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read, with what is wrong with it so far. The caller adds what is wrong between its parts
 * ({@link #violation}) and then asks for the document ({@link #checked}), which tells everything at once.
 *
 * @param <D> the document record
 */
public final class Loaded<D extends Record> {

    private final Source source;
    private final D document;
    private final DocumentNode root;
    private final String canonical;
    private final Violations violations;
    private final Map<Record, DocumentNode> places = new IdentityHashMap<>();
    private @Nullable Map<String, DocumentNode> nodes;

    Loaded(
            Source source,
            D document,
            DocumentNode root,
            String canonical,
            Map<DocumentNode, Record> records,
            Violations violations) {
        records.forEach((node, made) -> places.put(made, node));
        this.source = source;
        this.document = document;
        this.root = root;
        this.canonical = canonical;
        this.violations = violations;
    }

    /** The document; before {@link #check} any of its components may be null. */
    public D document() {
        return document;
    }

    /** Name of the source. */
    public String source() {
        return source.name();
    }

    /** Whether nothing is wrong so far. */
    public boolean isValid() {
        return violations.isEmpty();
    }

    /** Whether the document has anything but {@code null} at this path, as {@link DocumentPath#of} writes it, be it of use or not. */
    public boolean has(String path) {
        DocumentNode node = nodes().get(path);
        return node != null && node.kind() != DocumentNode.Kind.NULL;
    }

    /**
     * Notes a rule that the value at a path breaks; line, column and the value itself are looked up.
     *
     * @param path as {@link DocumentPath#of} writes it; for something that is missing, the path it would have
     * @param rule the rule, one clause
     * @param remedy what to do, one sentence
     */
    public void violation(String path, String rule, String remedy) {
        DocumentNode node = nodes().get(path);
        DocumentNode place = node != null ? node : nearest(path);
        violations.add(new Violation(
                source.name(), place.line(), place.column(), path, node == null ? null : node.shown(), rule, remedy));
    }

    /**
     * Where a record of this document stands, with steps behind it; the way to name places in lists, whose positions
     * shift in the bound document if an element did not fit.
     *
     * @param record the very record that the reader made
     * @param steps as for {@link DocumentPath#of}
     */
    public String pathOf(Record record, Object... steps) {
        DocumentNode node = places.get(record);
        if (node == null) {
            throw new IllegalArgumentException("record does not belong to this document");
        }
        StringBuilder path = new StringBuilder(node.path());
        for (Object step : steps) {
            DocumentPath.append(path, step);
        }
        return path.toString();
    }

    /**
     * Notes a word that is not one of those allowed, with the nearest one as remedy.
     *
     * @param path as {@link DocumentPath#of} writes it
     * @param word the word
     * @param rule the rule, for example {@code "names no channel of this catalogue"}
     * @param allowed the words allowed there
     */
    public void unknown(String path, String word, String rule, Set<String> allowed) {
        violation(path, rule, Suggestion.remedy(word, allowed));
    }

    /**
     * Notes a text that may not serve as an identifier or version; see {@link Identifier#require}.
     *
     * @param path as {@link DocumentPath#of} writes it
     * @param text the text; null is nobody's identifier and not noted
     */
    public void checkIdentifier(String path, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            Identifier.require(path, text);
        } catch (IllegalArgumentException e) {
            violation(path, "is no identifier: " + e.getMessage(), "Write 1 to 200 bytes without padding");
        }
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidDocumentException if anything is wrong
     */
    public void check() {
        violations.throwIfAny();
    }

    /**
     * The document after {@link #check}.
     *
     * @throws InvalidDocumentException if anything is wrong
     */
    public D checked() {
        check();
        return document;
    }

    /**
     * The canonical form: JSON as RFC 8785 writes it, but with exact plain numbers (no exponent, no trailing zeros), each
     * value as its type reads it, keys without value left out. YAML and JSON of the same content, in any order of keys,
     * have the same.
     */
    public String canonical() {
        return canonical;
    }

    /** SHA-256 of the canonical form in UTF-8, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return Canonical.sha256(canonical);
    }

    /** Names this definition with its hash. */
    public DefinitionRef ref(String id, String version) {
        return new DefinitionRef(id, version, sha256());
    }

    /** Notes a broken constraint, unless the value is known not to fit its type. */
    void constraint(DocumentNode from, List<Object> steps, Set<DocumentNode> misfits, String rule, String remedy) {
        DocumentNode at = from;
        StringBuilder path = new StringBuilder(from.path());
        boolean found = true;
        for (Object step : steps) {
            DocumentNode next = step(at, step);
            found = found && next != null;
            if (found && next != null) {
                at = next;
            }
            DocumentPath.append(path, step);
        }
        if (!misfits.contains(at) || !found) {
            violations.add(new Violation(
                    source.name(), at.line(), at.column(), path.toString(), found ? at.shown() : null, rule, remedy));
        }
    }

    private static @Nullable DocumentNode step(DocumentNode at, Object step) {
        if (step instanceof Integer index) {
            return index < at.size() ? at.elements().get(index) : null;
        }
        return at.member(step.toString());
    }

    /** The nearest place above that stands in the document. */
    private DocumentNode nearest(String path) {
        for (int end = path.length(); end > 0; end--) {
            DocumentNode node = nodes().get(path.substring(0, end));
            if (node != null && (end == path.length() || path.charAt(end) == '.' || path.charAt(end) == '[')) {
                return node;
            }
        }
        return root;
    }

    private Map<String, DocumentNode> nodes() {
        if (nodes == null) {
            nodes = new HashMap<>();
            collect(root, nodes);
        }
        return nodes;
    }

    private static void collect(DocumentNode node, Map<String, DocumentNode> into) {
        into.put(node.path(), node);
        node.members().values().forEach(child -> collect(child, into));
        node.elements().forEach(child -> collect(child, into));
    }
}
