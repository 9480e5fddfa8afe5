package org.cxsdk.consent.standard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What standards demand about the agency and its handling, and no statement of a person holds. What is missing is reported,
 * never made up.
 */
public final class Particulars {

    /** Nothing is known. */
    public static final Particulars NONE = new Particulars(Map.of());

    private final Map<Kind, String> values;

    private Particulars(Map<Kind, String> values) {
        this.values = values;
    }

    /** What can be known. */
    public enum Kind {
        /** Name of the controller. */
        CONTROLLER,
        /** Address of the controller on the web. */
        CONTROLLER_URL,
        /** Where the notice stands that the person was shown. */
        NOTICE,
        /** In which language she was shown it. */
        LANGUAGE,
        /** Under which law. */
        JURISDICTION,
        /** Where data is stored. */
        STORAGE_LOCATION,
        /** How long data is stored: a period, {@code P6M}. */
        RETENTION,
        /** Where consent can be withdrawn. */
        WITHDRAWAL_AT,
        /** Reference of the assessment of risks. */
        IMPACT_ASSESSMENT
    }

    /** The same with one more. */
    public Particulars with(Kind kind, String value) {
        Map<Kind, String> more = new EnumMap<>(Kind.class);
        more.putAll(values);
        more.put(kind, value);
        return new Particulars(more);
    }

    Optional<String> get(Kind kind) {
        return Optional.ofNullable(values.get(kind));
    }

    /** The value, or a loss at the place where the standard demands it. */
    Optional<String> demanded(Kind kind, String path, List<Loss> losses) {
        Optional<String> value = get(kind);
        if (value.isEmpty()) {
            losses.add(new Loss(path, LossReason.DEMANDED_THERE, ""));
        }
        return value;
    }
}
