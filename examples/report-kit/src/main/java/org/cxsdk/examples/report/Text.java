package org.cxsdk.examples.report;

import java.util.Objects;

/**
 * Plain text, escaped when written. Parts that {@link Isolates} marked become {@code <bdi>} elements in HTML.
 *
 * @param value the text
 */
public record Text(String value) implements Node {

    public Text {
        Objects.requireNonNull(value, "value");
    }
}
