package org.cxsdk.core;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The one rule that every typed identifier of the SDK obeys: 1 to 200 bytes of UTF-8, no control character, no white
 * space at either end. Identifiers are compared code point by code point; case matters.
 *
 * <p>Identifier records call {@link #require} in their compact constructor.
 */
public final class Identifier {

    /** Longest identifier in bytes of UTF-8; the storage contract (ST-2) promises adapters no longer key. */
    public static final int MAX_BYTES = 200;

    private Identifier() {}

    /**
     * Returns the value if it may serve as an identifier.
     *
     * @param type name of the identifier type, used in the message
     * @param value the candidate
     * @return the value, unchanged
     * @throws IllegalArgumentException if it is empty, too long, padded, not well-formed Unicode or has control characters
     */
    public static String require(String type, String value) {
        Objects.requireNonNull(value, type);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(type + " must not be empty");
        }
        if (Character.isWhitespace(value.codePointAt(0))
                || Character.isWhitespace(value.codePointBefore(value.length()))) {
            throw new IllegalArgumentException(type + " (\"" + value + "\") must not begin or end with white space");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        type + " must not contain the control character U+%04X".formatted((int) c));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException(
                            type + " is not well-formed Unicode: lone surrogate U+%04X".formatted((int) c));
                }
                i++;
            }
        }
        // a char is three bytes at most, so the usual short identifier need not be encoded to be measured
        int bytes = value.length() <= MAX_BYTES / 3 ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    type + " has " + bytes + " bytes of UTF-8; at most " + MAX_BYTES + " are allowed");
        }
        return value;
    }
}
