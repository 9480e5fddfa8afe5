package org.cxsdk.maturity.json;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a document, from the records to which its reader binds it: keys, types and constraints are theirs, so that a schema
 * says what the reader takes. What a record leaves open (a condition, a policy, a part of any form) is given by hand.
 */
final class DocumentSchema {

    private static final List<Object> TEXT = List.of("string", "number");

    private final Map<String, Map<String, Object>> definitions = new TreeMap<>();
    private final Map<String, Map<String, Object>> byHand;

    private DocumentSchema(Map<String, Map<String, Object>> byHand) {
        this.byHand = byHand;
    }

    /**
     * The schema of a document.
     *
     * @param name its name
     * @param title what it is about, in words
     * @param type the record to which its reader binds it
     * @param byHand schemas of single components, by {@code Record.component}
     */
    static JsonObject of(
            String name, String title, Class<? extends Record> type, Map<String, Map<String, Object>> byHand) {
        DocumentSchema schema = new DocumentSchema(byHand);
        Map<String, Object> whole = schema.record(type);
        JsonObject json = JsonObject.of()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:cxsdk:schema:" + name)
                .put("title", title);
        whole.forEach((key, value) -> json.put(key, json(value)));
        if (!schema.definitions.isEmpty()) {
            json.put("$defs", json(schema.definitions));
        }
        return json;
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean must = has(component, type, NotNull.class)
                    || has(component, type, NotEmpty.class)
                    || has(component, type, NotBlank.class);
            String place = type.getSimpleName() + "." + component.getName();
            Map<String, Object> schema = byHand.containsKey(place)
                    ? new LinkedHashMap<>(Objects.requireNonNull(byHand.get(place)))
                    : typed(component.getGenericType(), component.getAnnotatedType());
            constrain(schema, component, type);
            properties.put(component.getName(), must ? schema : orNull(schema));
            if (must) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> typed(Type type, AnnotatedType annotated) {
        if (type instanceof ParameterizedType generic) {
            AnnotatedType[] parts = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                Map<String, Object> items = typed(arguments[0], parts[0]);
                if (parts[0].isAnnotationPresent(NotBlank.class)) {
                    items.put("pattern", "\\S");
                }
                return map("type", "array", "items", items);
            }
            Map<String, Object> schema = map("type", "object");
            if (arguments[0] instanceof Class<?> key && key.isEnum()) {
                schema.put("propertyNames", map("enum", words(key)));
            }
            schema.put("additionalProperties", typed(arguments[1], parts[1]));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == DocumentNode.class) {
            return map();
        }
        if (plain == LocalizedText.class) {
            definitions.put(
                    "texts",
                    map(
                            "description",
                            "One text by language tag, for example en and ar",
                            "type",
                            "object",
                            "minProperties",
                            1,
                            "additionalProperties",
                            map("type", TEXT)));
            return map("$ref", "#/$defs/texts");
        }
        if (plain == Boolean.class) {
            return map("type", "boolean");
        }
        if (plain == Integer.class || plain == Long.class) {
            return map("type", "integer");
        }
        if (plain == BigDecimal.class) {
            return map("type", "number");
        }
        if (plain == Rational.class) {
            definitions.put(
                    "number",
                    map(
                            "description",
                            "A number, or a fraction written as text",
                            "anyOf",
                            List.of(
                                    map("type", "number"),
                                    map("type", "string", "pattern", "^-?[0-9]{1,50}/[0-9]{1,50}$"))));
            return map("$ref", "#/$defs/number");
        }
        if (plain == LocalDate.class) {
            return map("type", "string", "format", "date", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }
        if (plain.isEnum()) {
            return map("enum", words(plain));
        }
        if (plain.isRecord() && !isText(plain)) {
            String name = plain.getSimpleName();
            if (!definitions.containsKey(name)) {
                definitions.put(name, map());
                definitions.put(name, record(plain));
            }
            return map("$ref", "#/$defs/" + name);
        }
        return plain == String.class ? map("type", TEXT) : map("type", TEXT, "minLength", 1);
    }

    private static void constrain(Map<String, Object> schema, RecordComponent component, Class<?> type) {
        boolean list = component.getType() == List.class;
        if (has(component, type, NotEmpty.class)) {
            schema.put(list ? "minItems" : component.getType() == Map.class ? "minProperties" : "minLength", 1);
        }
        if (has(component, type, NotBlank.class)) {
            schema.put("pattern", "\\S");
        }
        Pattern pattern = field(component, type).getAnnotation(Pattern.class);
        if (pattern != null) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        }
        Min min = field(component, type).getAnnotation(Min.class);
        Max max = field(component, type).getAnnotation(Max.class);
        if (min != null) {
            schema.put("minimum", min.value());
        }
        if (max != null) {
            schema.put("maximum", max.value());
        }
        if (has(component, type, Positive.class)) {
            schema.put("exclusiveMinimum", 0);
        }
        if (has(component, type, PositiveOrZero.class)) {
            schema.put("minimum", 0);
        }
    }

    private static boolean has(RecordComponent component, Class<?> type, Class<? extends Annotation> constraint) {
        return field(component, type).isAnnotationPresent(constraint);
    }

    private static AnnotatedElement field(RecordComponent component, Class<?> type) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key without a value is as good as no key. */
    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        if (schema.get("type") instanceof List<?> types) {
            List<Object> more = new ArrayList<>(types);
            more.add("null");
            schema.put("type", more);
            return schema;
        }
        return map("anyOf", List.of(schema, map("type", "null")));
    }

    private static List<Object> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Object)
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** The typed identifiers are records with a factory that takes a text. */
    private static boolean isText(Class<?> type) {
        try {
            return type.getMethod("of", String.class).getReturnType() == type;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Keys and values in turn. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject json = JsonObject.of();
            map.forEach((key, part) -> json.put((String) key, json(part)));
            return json;
        }
        return value instanceof List<?> list
                ? list.stream().map(DocumentSchema::json).toList()
                : value;
    }
}
