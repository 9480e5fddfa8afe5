package org.cxsdk.core.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree to document records. Never stops at a violation: what does not fit is told and becomes null, the rest is
 * bound. Beside each value it makes the canonical form, in which the value stands as its type reads it.
 */
final class Binder {

    private final Map<Class<?>, RecordShape> shapes;
    private final Source source;
    private final Violations violations;
    private final Map<DocumentNode, Record> records = new LinkedHashMap<>();
    private final Set<DocumentNode> misfits = new HashSet<>();

    Binder(Map<Class<?>, RecordShape> shapes, Source source, Violations violations) {
        this.shapes = shapes;
        this.source = source;
        this.violations = violations;
    }

    /**
     * A value beside its canonical form: null if there is none.
     *
     * @param value what the record gets
     * @param canonical texts, decimals, truth values, sorted maps and lists of these
     */
    record Bound(@Nullable Object value, @Nullable Object canonical) {
        static final Bound NOTHING = new Bound(null, null);
    }

    /** Every record bound so far, with the place it came from. */
    Map<DocumentNode, Record> records() {
        return records;
    }

    /** Values that did not fit their type; constraints need not complain of them again. */
    Set<DocumentNode> misfits() {
        return misfits;
    }

    Bound bind(DocumentNode node, Type type) {
        if (type == DocumentNode.class) {
            return new Bound(node, Canonical.of(node));
        }
        if (node.kind() == DocumentNode.Kind.NULL) {
            return Bound.NOTHING;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(node, arguments[0])
                    : map(node, (Class<?>) arguments[0], arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        RecordShape shape = shapes.get(plain);
        if (shape != null) {
            return recordOf(node, shape);
        }
        if (plain == LocalizedText.class) {
            return localizedText(node);
        }
        if (plain == Boolean.class) {
            return truth(node);
        }
        if (plain.isEnum()) {
            return word(node, plain);
        }
        if (Number.class.isAssignableFrom(plain) || (plain == Rational.class && isNumber(node))) {
            return number(node, plain);
        }
        return text(node, plain);
    }

    private Bound recordOf(DocumentNode node, RecordShape shape) {
        Type whole = shape.types().get("");
        if (whole != null) {
            Bound bound = bind(node, whole);
            return bound.value() == null
                    ? Bound.NOTHING
                    : new Bound(made(node, shape, Collections.singletonList(bound.value())), bound.canonical());
        }
        if (node.kind() != DocumentNode.Kind.OBJECT) {
            return misfit(
                    node,
                    "an object with keys such as "
                            + shape.types().keySet().stream().findFirst().orElse("none"));
        }
        node.members().forEach((key, member) -> {
            if (!shape.types().containsKey(key)) {
                violation(
                        member,
                        "is an unknown key",
                        Suggestion.remedy(key, shape.types().keySet()));
            }
        });
        List<@Nullable Object> arguments = new ArrayList<>();
        Map<String, Object> canonical = new TreeMap<>();
        shape.types().forEach((key, type) -> {
            DocumentNode member = node.member(key);
            Bound bound = member == null ? Bound.NOTHING : bind(member, type);
            arguments.add(bound.value());
            if (bound.canonical() != null) {
                canonical.put(key, bound.canonical());
            }
        });
        return new Bound(made(node, shape, arguments), canonical);
    }

    private Record made(DocumentNode node, RecordShape shape, List<? extends @Nullable Object> arguments) {
        try {
            Record made = (Record) Reflection.construct(shape.constructor(), arguments.toArray());
            records.put(node, made);
            return made;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "a document record must accept everything: "
                            + shape.constructor().getDeclaringClass().getName(),
                    e.getCause());
        }
    }

    /**
     * Records that do not fit are left out, the others know their place. A list of anything else is nothing if one
     * element does not fit: its positions would no longer be those of the document.
     */
    private Bound list(DocumentNode node, Type element) {
        if (node.kind() != DocumentNode.Kind.LIST) {
            return misfit(node, "a list");
        }
        List<Object> values = new ArrayList<>();
        List<Object> canonical = new ArrayList<>();
        for (DocumentNode child : node.elements()) {
            Bound bound = bind(child, element);
            if (bound.value() == null) {
                emptyPlace(child);
            } else {
                values.add(bound.value());
                canonical.add(bound.canonical() == null ? Canonical.NULL : bound.canonical());
            }
        }
        if (values.size() < node.size() && !shapes.containsKey(element)) {
            misfits.add(node);
            return Bound.NOTHING;
        }
        return new Bound(Collections.unmodifiableList(values), canonical);
    }

    private Bound map(DocumentNode node, Class<?> keyType, Type valueType) {
        if (node.kind() != DocumentNode.Kind.OBJECT) {
            return misfit(node, "an object");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        Map<String, Object> canonical = new TreeMap<>();
        node.members().forEach((key, child) -> {
            Bound bound = bind(child, valueType);
            Object typedKey = key(key, child, keyType);
            if (bound.value() == null) {
                emptyPlace(child);
            } else if (typedKey != null) {
                values.put(typedKey, bound.value());
                canonical.put(key, bound.canonical() == null ? Canonical.NULL : bound.canonical());
            }
        });
        return new Bound(Collections.unmodifiableMap(values), canonical);
    }

    private void emptyPlace(DocumentNode child) {
        if (child.kind() == DocumentNode.Kind.NULL) {
            violation(child, "has no value", "Write a value or take the line out");
        }
    }

    private @Nullable Object key(String key, DocumentNode child, Class<?> type) {
        if (type.isEnum()) {
            Map<String, Object> words = RecordShape.words(type);
            Object constant = words.get(key);
            if (constant == null) {
                violation(child, "is an unknown key", Suggestion.remedy(key, words.keySet()));
            }
            return constant;
        }
        try {
            return TextType.of(type).orElseThrow().read(key);
        } catch (IllegalArgumentException e) {
            violation(child, "has a key that is refused: " + e.getMessage(), "Mend the key");
            return null;
        }
    }

    private Bound localizedText(DocumentNode node) {
        if (node.kind() != DocumentNode.Kind.OBJECT) {
            return misfit(node, "texts by language, like {en: …, ar: …}");
        }
        Bound texts = map(node, String.class, String.class);
        Map<String, String> byTag = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(texts.value()))
                .forEach((tag, text) -> byTag.put((String) tag, (String) text));
        try {
            return new Bound(new LocalizedText(byTag), texts.canonical());
        } catch (IllegalArgumentException e) {
            return misfit(node, String.valueOf(e.getMessage()), "Write texts by language, like {en: …, ar: …}");
        }
    }

    private Bound truth(DocumentNode node) {
        return node.truth().map(value -> new Bound(value, value)).orElseGet(() -> misfit(node, "true or false"));
    }

    private Bound word(DocumentNode node, Class<?> type) {
        Map<String, Object> words = RecordShape.words(type);
        Object constant = isText(node) ? words.get(node.text()) : null;
        return constant == null
                ? misfit(
                        node,
                        "is not one of the " + words.size() + " words allowed here",
                        Suggestion.remedy(node.text(), words.keySet()))
                : new Bound(constant, node.text());
    }

    private Bound number(DocumentNode node, Class<?> type) {
        BigDecimal number = node.number().orElse(null);
        if (number == null) {
            return misfit(
                    node,
                    "a number like 12, -0.5 or 1e6, without quotes, of at most " + DocumentReader.MAX_DIGITS
                            + " digits");
        }
        if (type == BigDecimal.class) {
            return new Bound(number, number);
        }
        if (type == Rational.class) {
            return new Bound(Rational.of(number), number);
        }
        try {
            Object whole = type == Integer.class ? (Object) number.intValueExact() : number.longValueExact();
            return new Bound(whole, number);
        } catch (ArithmeticException e) {
            return misfit(
                    node,
                    type == Integer.class
                            ? "a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
                            : "a whole number of at most 18 digits");
        }
    }

    /** A number where a text is due is the text as written, so that version 1.10 is not 1.1. */
    private Bound text(DocumentNode node, Class<?> type) {
        TextType textType = TextType.of(type).orElseThrow();
        if (!isText(node) && !isNumber(node)) {
            return node.kind() == DocumentNode.Kind.TRUTH
                    ? misfit(node, "is a truth value, not " + textType.words(), "Put it in quotes if it is a text")
                    : misfit(node, textType.words());
        }
        try {
            return new Bound(textType.read(node.text()), node.text());
        } catch (IllegalArgumentException e) {
            return misfit(node, String.valueOf(e.getMessage()), textType.remedy());
        }
    }

    private Bound misfit(DocumentNode node, String expected) {
        return misfit(node, "is " + node.kind().words() + ", not " + expected, "Write " + expected);
    }

    private Bound misfit(DocumentNode node, String rule, String remedy) {
        misfits.add(node);
        violation(node, rule, remedy);
        return Bound.NOTHING;
    }

    private void violation(DocumentNode node, String rule, String remedy) {
        violations.add(
                new Violation(source.name(), node.line(), node.column(), node.path(), node.shown(), rule, remedy));
    }

    private static boolean isText(DocumentNode node) {
        return node.kind() == DocumentNode.Kind.TEXT;
    }

    private static boolean isNumber(DocumentNode node) {
        return node.kind() == DocumentNode.Kind.NUMBER;
    }
}
