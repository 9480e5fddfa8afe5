package org.cxsdk.core.json;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.LocalizedText;

/**
 * What a document record asks for: its keys in order, each with the type of its component. Types that the reader cannot
 * bind are refused here, once, when the reader is made.
 */
final class RecordShape {

    private static final Set<Class<?>> VALUES =
            Set.of(Boolean.class, Integer.class, Long.class, BigDecimal.class, LocalizedText.class, DocumentNode.class);

    private final Constructor<?> constructor;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, String> keysByComponent = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            DocumentKey key = component.getAnnotation(DocumentKey.class);
            String name = key == null ? component.getName() : key.value();
            types.put(name, component.getGenericType());
            refuseLostConstraints(type, component);
            keysByComponent.put(component.getName(), name);
        }
        if (types.containsKey("") && types.size() > 1) {
            throw new IllegalArgumentException(type.getName() + " has other components beside the one without key");
        }
        this.constructor = Reflection.constructor(
                type, Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    /**
     * {@code Outer.@NotNull Inner} annotates the use of the type alone, where Jakarta Validation does not look;
     * {@code @NotNull Outer.Inner} annotates the component.
     */
    private static void refuseLostConstraints(Class<?> type, RecordComponent component) {
        try {
            Field field = type.getDeclaredField(component.getName());
            for (Annotation annotation : component.getAnnotatedType().getAnnotations()) {
                Class<? extends Annotation> kind = annotation.annotationType();
                if (kind.isAnnotationPresent(Constraint.class) && !field.isAnnotationPresent(kind)) {
                    throw new IllegalArgumentException(type.getName() + "." + component.getName() + ": write @"
                            + kind.getSimpleName() + " in front of the whole type, or it is not checked");
                }
            }
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shapes of this record type and of all that it refers to. */
    static Map<Class<?>, RecordShape> reachableFrom(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " must be a record");
        }
        Map<Class<?>, RecordShape> shapes = new LinkedHashMap<>();
        collect(type, type, shapes);
        return Map.copyOf(shapes);
    }

    private static void collect(Type type, Type user, Map<Class<?>, RecordShape> shapes) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == List.class || generic.getRawType() == Map.class)) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, user, shapes);
            }
            return;
        }
        if (type instanceof Class<?> plain) {
            if (shapes.containsKey(plain)
                    || VALUES.contains(plain)
                    || plain.isEnum()
                    || TextType.of(plain).isPresent()) {
                return;
            }
            if (plain.isRecord()) {
                RecordShape shape = new RecordShape(plain);
                shapes.put(plain, shape);
                shape.types.values().forEach(component -> collect(component, plain, shapes));
                return;
            }
        }
        throw new IllegalArgumentException(user.getTypeName() + " has a component of type " + type.getTypeName()
                + "; allowed are boxed values, texts, enums, records, lists and maps of these");
    }

    /** Keys with the type of each, in the order of the record. */
    Map<String, Type> types() {
        return types;
    }

    /** The key of a component. */
    String key(String component) {
        return keysByComponent.getOrDefault(component, component);
    }

    Constructor<?> constructor() {
        return constructor;
    }

    /** The words of an enum, as documents write them, in the order of the constants. */
    static Map<String, Object> words(Class<?> type) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            words.put(word(type, (Enum<?>) constant), constant);
        }
        return words;
    }

    private static String word(Class<?> type, Enum<?> constant) {
        try {
            DocumentKey key = type.getField(constant.name()).getAnnotation(DocumentKey.class);
            return key == null ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : key.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
