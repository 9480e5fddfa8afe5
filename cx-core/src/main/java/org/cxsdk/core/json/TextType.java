package org.cxsdk.core.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cxsdk.core.Rational;

/**
 * A type that is written as one text: the standard ones below, and every public record of one {@code String} that has a
 * static {@code of(String)}, as the typed identifiers have. What the type refuses becomes the violation's rule.
 */
final class TextType {

    private static final Map<Class<?>, TextType> STANDARD = standard();

    private final String words;
    private final Function<String, Object> reader;

    private TextType(String words, Function<String, Object> reader) {
        this.words = words;
        this.reader = reader;
    }

    static Optional<TextType> of(Class<?> type) {
        TextType standard = STANDARD.get(type);
        return standard != null ? Optional.of(standard) : identifier(type);
    }

    /** What must be written, for messages. */
    String words() {
        return words;
    }

    /** @throws IllegalArgumentException with the rule that the text breaks */
    Object read(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("is not " + words, e);
        }
    }

    private static Map<Class<?>, TextType> standard() {
        Map<Class<?>, TextType> types = new LinkedHashMap<>();
        types.put(String.class, new TextType("a text", text -> text));
        types.put(Instant.class, new TextType("an instant like 2026-11-22T23:00:00Z", Instant::parse));
        types.put(LocalDate.class, new TextType("a date like 2026-11-22", LocalDate::parse));
        types.put(LocalTime.class, new TextType("a time like 09:30", LocalTime::parse));
        types.put(YearMonth.class, new TextType("a month like 2026-11", YearMonth::parse));
        types.put(Duration.class, new TextType("a duration like PT36H or P2D", Duration::parse));
        types.put(Period.class, new TextType("a period of days, months or years like P1Y6M", Period::parse));
        types.put(ZoneId.class, new TextType("a time zone like Asia/Dubai", ZoneId::of));
        types.put(URI.class, new TextType("an address like https://example.org/", URI::create));
        types.put(Rational.class, new TextType("a number like 0.25 or a fraction like 2/3", TextType::fraction));
        return Map.copyOf(types);
    }

    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,50}/[0-9]{1,50}");

    private static Rational fraction(String text) {
        if (!FRACTION.matcher(text).matches() || new BigInteger(text.substring(text.indexOf('/') + 1)).signum() == 0) {
            throw new NumberFormatException(text);
        }
        return Rational.parse(text);
    }

    private static Optional<TextType> identifier(Class<?> type) {
        if (!type.isRecord() || !Modifier.isPublic(type.getModifiers()) || !hasFactory(type)) {
            return Optional.empty();
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != 1 || components[0].getType() != String.class) {
            return Optional.empty();
        }
        Constructor<?> constructor = Reflection.constructor(type, String.class);
        return Optional.of(new TextType("a text", text -> {
            try {
                return Reflection.construct(constructor, text);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException refused) {
                    throw refused;
                }
                throw new IllegalStateException(e.getCause());
            }
        }));
    }

    private static boolean hasFactory(Class<?> type) {
        try {
            return Modifier.isStatic(type.getMethod("of", String.class).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
