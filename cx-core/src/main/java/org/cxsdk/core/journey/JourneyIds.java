package org.cxsdk.core.journey;

import java.nio.charset.StandardCharsets;
import org.cxsdk.core.Bytes;

/** The limit of identifiers from which identifiers of observations are made. */
final class JourneyIds {

    /** 200 bytes of an identifier less the longest prefix and revision of an observation. */
    static final int MAX_BYTES = 160;

    private JourneyIds() {}

    /** The text, or its SHA-256 if it is too long. */
    static String shortened(String text) {
        return Bytes.utf8(text).size() > MAX_BYTES
                ? "sha256:" + Bytes.utf8(text).sha256()
                : text;
    }

    static void requireShort(String type, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    type + " has " + bytes + " bytes of UTF-8; at most " + MAX_BYTES + " are allowed");
        }
    }
}
