package org.cxsdk.core.json;

import java.util.regex.Pattern;

/** Writes paths into documents: {@code services[2].channels[0]}, {@code answers["a.b"]}. */
public final class DocumentPath {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$@:/-]+");

    private DocumentPath() {}

    /**
     * Returns the path of these steps.
     *
     * @param steps from the root: an {@link Integer} is a position in a list, from 0; anything else a key, by its text
     */
    public static String of(Object... steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            append(path, step);
        }
        return path.toString();
    }

    static void append(StringBuilder path, Object step) {
        if (step instanceof Integer index) {
            path.append('[').append(index.intValue()).append(']');
            return;
        }
        String key = step.toString();
        if (!PLAIN.matcher(key).matches()) {
            path.append("[\"")
                    .append(key.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"]");
        } else {
            path.append(path.isEmpty() ? "" : ".").append(key);
        }
    }
}
