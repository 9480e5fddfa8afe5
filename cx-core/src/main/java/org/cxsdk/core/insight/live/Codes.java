package org.cxsdk.core.insight.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names as numbers from 0. */
final class Codes {

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int code(String name) {
        Integer known = codes.get(name);
        if (known != null) {
            return known;
        }
        codes.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    @Nullable
    Integer known(String name) {
        return codes.get(name);
    }

    String name(int code) {
        return names.get(code);
    }

    int size() {
        return names.size();
    }
}
