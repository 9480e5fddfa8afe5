package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * The canonical form of JSON that signatures and hashes of other systems are over (RFC 8785): no white space, keys sorted
 * by UTF-16 code unit, the shortest escapes, numbers as ECMAScript writes the IEEE double. The same content gives the same
 * text everywhere, so a signature over it survives a reader that writes the JSON anew.
 *
 * <p>It differs from the canonical form by which definitions are known ({@link Loaded#canonical}) in two points: there,
 * numbers keep all their digits and keys without value are left out; here, numbers are doubles and null is kept. Stateless.
 */
public final class CanonicalJson {

    /** Beyond this a whole number has more digits than its neighbours among the doubles can tell apart. */
    private static final BigDecimal LARGEST_EXACT = new BigDecimal(BigInteger.ONE.shiftLeft(53));

    private CanonicalJson() {}

    /**
     * Returns the canonical text of a value.
     *
     * @param value as for {@link JsonOutput}, and maps of any kind: their order does not matter
     * @throws IllegalArgumentException if a number is not the one that a double would give back, or is not finite
     */
    public static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Returns the canonical text of a value that was read; numbers become the nearest double, as ECMAScript reads them. */
    public static String of(DocumentNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof JsonObject object) {
            members(object.members(), out);
        } else if (value instanceof Map<?, ?> map) {
            members(map, out);
        } else if (value instanceof Iterable<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(separator.equals("[") ? "[]" : "]");
        } else if (value instanceof CharSequence || value instanceof Instant) {
            quote(value.toString(), out);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            out.append(exact(new BigDecimal(value.toString())));
        } else if (value instanceof BigDecimal decimal) {
            out.append(exact(decimal));
        } else {
            throw new IllegalArgumentException(
                    "a value of " + value.getClass().getName() + " cannot be written as JSON");
        }
    }

    private static void write(DocumentNode node, StringBuilder out) {
        switch (node.kind()) {
            case TEXT -> quote(node.text(), out);
            case NUMBER -> out.append(number(new BigDecimal(node.text()).doubleValue()));
            case TRUTH -> out.append(node.text());
            case NULL -> out.append("null");
            case LIST -> {
                String separator = "[";
                for (DocumentNode element : node.elements()) {
                    out.append(separator);
                    write(element, out);
                    separator = ",";
                }
                out.append(separator.equals("[") ? "[]" : "]");
            }
            case OBJECT -> {
                String separator = "{";
                for (Map.Entry<String, DocumentNode> member : new TreeMap<>(node.members()).entrySet()) {
                    out.append(separator);
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append(separator.equals("{") ? "{}" : "}");
            }
        }
    }

    /** {@code String.compareTo} is by UTF-16 code unit, as section 3.2.3 asks. */
    private static void members(Map<?, ?> members, StringBuilder out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        members.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("keys must be texts");
            }
            sorted.put(name, value);
        });
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            quote(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void quote(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("a text has a lone surrogate, which UTF-8 cannot carry");
            }
        }
        Canonical.quote(text, out);
    }

    /**
     * The fewest digits that read back as the same double, and of those the nearest. {@code Double.toString} gives them from
     * JDK 19 on only; and where one digit is enough Java takes the nearest of two digits ({@code 4.9E-324}).
     */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        if (digits.precision() != 2) {
            return digits;
        }
        BigDecimal exact = new BigDecimal(value);
        return Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                .map(mode -> digits.round(new MathContext(1, mode)))
                .filter(one -> one.doubleValue() == value)
                .min(Comparator.comparing(one -> one.subtract(exact).abs()))
                .map(BigDecimal::stripTrailingZeros)
                .orElse(digits);
    }

    /** A number that would come back as another one is refused rather than rounded. */
    private static String exact(BigDecimal value) {
        String text = number(value.doubleValue());
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (whole ? value.abs().compareTo(LARGEST_EXACT) > 0 : new BigDecimal(text).compareTo(value) != 0) {
            throw new IllegalArgumentException(
                    "the number " + value + " has more digits than a double holds; write it as a text");
        }
        return text;
    }

    /** Number::toString of ECMAScript (section 3.2.2.3): k digits whose point stands behind the n-th. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (k <= n && n <= 21) {
            return sign + digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return sign + digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return sign + "0." + "0".repeat(-n) + digits;
        }
        String mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return sign + mantissa + "e" + (n > 0 ? "+" : "-") + Math.abs(n - 1);
    }
}
