package org.cxsdk.core.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;

/**
 * Reads documents from outside, YAML and JSON alike, into a module's document records, and tells everything that is wrong
 * at once.
 *
 * <ul>
 *   <li><b>Encoding</b>: UTF-8; a byte order mark is skipped, anything else refused.
 *   <li><b>Form</b>: by the name's ending ({@code .json}, {@code .yaml}, {@code .yml}); otherwise what begins with a brace
 *       or bracket is JSON and the rest YAML 1.2. One document in a source.
 *   <li><b>Refused</b>: duplicate and unknown keys, anchors, aliases, merge keys, tags.
 *   <li><b>Bounds</b>: {@value #MAX_DEPTH} levels, {@value #MAX_BYTES} bytes ({@value #MAX_YAML_BYTES} of YAML), numbers of {@value #MAX_DIGITS} digits.
 *   <li><b>Scalars</b>: YAML has exactly the numbers, {@code true}, {@code false} and {@code null} of JSON; {@code no},
 *       {@code on}, {@code ~}, {@code 007} and {@code 2026-01-01} are texts. Numbers are read as decimals, never as binary
 *       fractions; where a text is due, a number is the text as written ({@code version: 1.10} is "1.10").
 * </ul>
 *
 * <p>A document record has nullable components of these types: {@code String}, {@code Boolean}, {@code Integer},
 * {@code Long}, {@code BigDecimal}, {@code Rational} (also {@code 2/3}), the types of {@code java.time}, {@code URI},
 * enums, {@code LocalizedText}, typed identifiers, {@link DocumentNode}, records, and {@code List} and {@code Map} of
 * these. Jakarta constraints on components are checked; {@code @Valid} is not needed. The module opens the records'
 * package to {@code org.cxsdk.core} and {@code org.hibernate.validator}.
 *
 * <p>Immutable and thread-safe; made once per type.
 *
 * @param <D> the document record
 */
public final class DocumentReader<D extends Record> {

    /** Deepest nesting of objects and lists. */
    public static final int MAX_DEPTH = 64;

    /** Largest document: 16 MiB. Mass data comes as CSV. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Largest YAML document: 3 MiB, which is as much as the YAML parser takes; larger ones come as JSON. */
    public static final int MAX_YAML_BYTES = 3 * 1024 * 1024;

    /** Longest number, and the most places before or behind its point. */
    public static final int MAX_DIGITS = 100;

    private final Class<D> type;
    private final Map<Class<?>, RecordShape> shapes;

    private DocumentReader(Class<D> type, Map<Class<?>, RecordShape> shapes) {
        this.type = type;
        this.shapes = shapes;
    }

    /**
     * Returns the reader for a document record.
     *
     * @throws IllegalArgumentException if the record has components that cannot be bound, or is not open to this module
     */
    public static <D extends Record> DocumentReader<D> forType(Class<D> type) {
        return new DocumentReader<>(type, RecordShape.reachableFrom(type));
    }

    /**
     * Reads a document. Violations of form, type and constraints are noted in the result, so that the caller can add
     * those between its parts before {@link Loaded#check} tells all of them.
     *
     * @throws InvalidDocumentException at once if there is nothing to look at further: not UTF-8, broken syntax, beyond a
     *     bound, or not an object
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public Loaded<D> read(Source source) {
        Objects.requireNonNull(source, "source");
        Violations violations = new Violations(source.name());
        DocumentNode root = new DocumentParser(source, violations).parse().orElse(null);
        if (root == null) {
            throw new InvalidDocumentException(violations.toList());
        }
        Binder binder = new Binder(shapes, source, violations);
        Binder.Bound bound = binder.bind(root, type);
        if (bound.value() == null || bound.canonical() == null) {
            if (violations.isEmpty()) {
                throw new InvalidDocumentException(List.of(new Violation(
                        source.name(), root.line(), root.column(), "", null, "is empty", "Write the document")));
            }
            throw new InvalidDocumentException(violations.toList());
        }
        Loaded<D> loaded = new Loaded<>(
                source,
                type.cast(bound.value()),
                root,
                Canonical.text(bound.canonical()),
                binder.records(),
                violations);
        binder.records()
                .forEach((node, bean) -> Constraints.check(
                        bean,
                        shapes,
                        (steps, rule, remedy) -> loaded.constraint(node, steps, binder.misfits(), rule, remedy)));
        return loaded;
    }
}
