package org.cxsdk.maturity.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lets in only answers with certain attributes.
 *
 * @param allowed by attribute name, the values let in; empty lets in all
 */
public record Where(Map<String, Set<String>> allowed) {

    /** Lets in every answer. */
    public static final Where ANY = new Where(Map.of());

    public Where {
        Objects.requireNonNull(allowed, "allowed");
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        allowed.forEach((name, values) -> copy.put(name, Ordered.set(values)));
        allowed = Ordered.map(copy);
    }

    /** Whether an answer with these attributes is let in; one that lacks an attribute asked for is not. */
    public boolean lets(Map<String, String> attributes) {
        for (Map.Entry<String, Set<String>> rule : allowed.entrySet()) {
            String value = attributes.get(rule.getKey());
            if (value == null || !rule.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
