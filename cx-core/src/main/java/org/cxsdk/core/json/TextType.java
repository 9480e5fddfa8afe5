package org.cxsdk.core.json;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cxsdk.core.Rational;

/**
 * A type that is written as one text: the standard ones below, and every public type with a static {@code of(String)} that
 * returns it, as the typed identifiers have. What the type refuses becomes the violation's rule.
 */
final class TextType {

    private static final Map<Class<?>, TextType> STANDARD = standard();

    private final String words;
    private final Function<String, Object> reader;
    private final boolean saysWhy;

    private TextType(String words, Function<String, Object> reader, boolean saysWhy) {
        this.words = words;
        this.reader = reader;
        this.saysWhy = saysWhy;
    }

    static Optional<TextType> of(Class<?> type) {
        TextType standard = STANDARD.get(type);
        return standard != null ? Optional.of(standard) : identifier(type);
    }

    /** What must be written, for messages. */
    String words() {
        return words;
    }

    String remedy() {
        return saysWhy ? "Write it as this rule says" : "Write " + words;
    }

    /** @throws IllegalArgumentException with the rule that the text breaks */
    Object read(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(saysWhy ? e.getMessage() : "is not " + words, e);
        }
    }

    private static Map<Class<?>, TextType> standard() {
        Map<Class<?>, TextType> types = new LinkedHashMap<>();
        types.put(String.class, new TextType("a text", text -> text, false));
        types.put(Instant.class, new TextType("an instant like 2026-11-22T23:00:00Z", Instant::parse, false));
        types.put(LocalDate.class, new TextType("a date like 2026-11-22", LocalDate::parse, false));
        types.put(LocalTime.class, new TextType("a time like 09:30", LocalTime::parse, false));
        types.put(YearMonth.class, new TextType("a month like 2026-11", YearMonth::parse, false));
        types.put(Duration.class, new TextType("a duration like PT36H or P2D", Duration::parse, false));
        types.put(Period.class, new TextType("a period of days, months or years like P1Y6M", Period::parse, false));
        types.put(ZoneId.class, new TextType("a time zone like Asia/Dubai", ZoneId::of, false));
        types.put(URI.class, new TextType("an address like https://example.org/", URI::create, false));
        types.put(Currency.class, new TextType("a currency code like AED", Currency::getInstance, false));
        types.put(Rational.class, new TextType("a number like 0.25 or a fraction like 2/3", TextType::fraction, false));
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
        try {
            Method factory = type.getMethod("of", String.class);
            return Modifier.isStatic(factory.getModifiers()) && factory.getReturnType() == type
                    ? Optional.of(new TextType("a text", text -> Reflection.call(factory, text), true))
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
