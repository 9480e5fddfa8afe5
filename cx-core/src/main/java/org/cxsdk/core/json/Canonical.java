package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a document: JSON as RFC 8785 writes it (no white space, keys sorted by UTF-16 code unit, the
 * shortest escapes, UTF-8), but numbers keep all their digits and are written plainly, without exponent and without
 * trailing zeros. Keys without a value are left out.
 */
final class Canonical {

    /** Nothing, where it must keep its place in a list or map. */
    static final Object NULL = new Object();

    private Canonical() {}

    /** The canonical value of a tree whose types the document itself decides; null for nothing. */
    static @Nullable Object of(DocumentNode node) {
        return switch (node.kind()) {
            case TEXT -> node.text();
            case NUMBER -> new BigDecimal(node.text());
            case TRUTH -> node.text().equals("true");
            case NULL -> null;
            case LIST -> {
                List<Object> list = new ArrayList<>();
                node.elements().forEach(e -> list.add(orNull(of(e))));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new TreeMap<>();
                node.members().forEach((key, member) -> {
                    Object value = of(member);
                    if (value != null) {
                        map.put(key, value);
                    }
                });
                yield map;
            }
        };
    }

    private static Object orNull(@Nullable Object value) {
        return value == null ? NULL : value;
    }

    static String text(Object canonical) {
        StringBuilder out = new StringBuilder();
        write(canonical, out);
        return out.toString();
    }

    static String sha256(String text) {
        return Bytes.utf8(text).sha256();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                quote((String) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof BigDecimal number) {
            out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else if (value instanceof Boolean truth) {
            out.append(truth);
        } else if (value == NULL) {
            out.append("null");
        } else {
            quote((String) value, out);
        }
    }

    /** RFC 8785 section 3.2.2.2: two-character escapes where JSON has them, \\u00xx for the other controls. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, from, i);
                escape(c, out);
                from = i + 1;
            }
        }
        // a whole text is copied as such, a part of one character by character
        if (from == 0) {
            out.append(text);
        } else {
            out.append(text, from, text.length());
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u%04x".formatted((int) c));
        }
    }
}
