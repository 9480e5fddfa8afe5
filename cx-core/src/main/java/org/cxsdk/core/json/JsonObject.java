package org.cxsdk.core.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object being built: keys keep the order in which they are put. For files whose layout is fixed; see
 * {@link JsonOutput}.
 */
public final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Returns an empty object. */
    public static JsonObject of() {
        return new JsonObject();
    }

    private JsonObject() {}

    /**
     * Puts a key behind those put before.
     *
     * @param value one of the values that {@link JsonOutput} writes, or null
     * @throws IllegalArgumentException if the key is there already
     */
    public JsonObject put(String key, @Nullable Object value) {
        if (members.containsKey(key)) {
            throw new IllegalArgumentException("key (" + key + ") is there already");
        }
        members.put(key, value);
        return this;
    }

    /** The keys with their values, in order. */
    public Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
