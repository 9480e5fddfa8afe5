package org.cxsdk.maturity.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small texts of a model document, conditions and policies for what has no score, and notes those that say nothing.
 */
final class ModelTexts {

    private static final String REMEDY_CONDITION = "Write a comparison and a number, like \">= 75\"";
    private static final Condition NO_CONDITION = new Condition(Condition.Comparison.EQUAL, Rational.ZERO);

    private final Loaded<ModelDocument> loaded;

    ModelTexts(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
    }

    MissingPolicies policies(
            Record owner,
            @Nullable String otherwise,
            @Nullable Map<Absence, String> byState,
            MissingPolicies inherited) {
        MissingPolicy basis =
                otherwise == null ? inherited.otherwise() : policy(loaded.pathOf(owner, "missing"), otherwise);
        // what a group says about all states takes the place of what was inherited about single ones
        Map<Absence, MissingPolicy> states = otherwise == null ? new HashMap<>(inherited.byState()) : new HashMap<>();
        orEmpty(byState)
                .forEach((state, text) ->
                        states.put(state, policy(loaded.pathOf(owner, "missingBy", state.fileName()), text)));
        return new MissingPolicies(basis, states);
    }

    MissingPolicy policy(String path, String text) {
        return parsed(
                path,
                text,
                MissingPolicy::parse,
                "is no policy for what has no score",
                "Write leave-out, count-as N, unscored or forbidden",
                MissingPolicy.LEAVE_OUT);
    }

    Condition condition(String path, String text) {
        return parsed(path, text, Condition::parse, "is not a condition", REMEDY_CONDITION, NO_CONDITION);
    }

    private <T> T parsed(String path, String text, Function<String, T> parser, String rule, String remedy, T fallback) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            loaded.violation(path, rule, remedy);
            return fallback;
        }
    }

    void require(@Nullable Object value, Record owner, String key, String remedy) {
        if (value == null) {
            loaded.violation(loaded.pathOf(owner, key), "is missing", remedy);
        }
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
