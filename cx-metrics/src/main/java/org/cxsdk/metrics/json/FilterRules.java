package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.metrics.json.KpisDocument.FilterDocument;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/** The rules for filters of KPI definitions. */
final class FilterRules {

    private final Loaded<KpisDocument> loaded;
    private final Set<String> dimensions;
    private final Set<String> values;

    FilterRules(Loaded<KpisDocument> loaded, Set<String> dimensions, Set<String> values) {
        this.loaded = loaded;
        this.dimensions = dimensions;
        this.values = values;
    }

    void check(@Nullable FilterDocument filter) {
        if (filter == null) {
            return;
        }
        if (filter.dimension() != null) {
            checkDimension(filter, "dimension", filter.dimension());
            if ((filter.is() == null) == (filter.in() == null)) {
                violation(filter, "dimension", "needs either is or in", "Write is: web, or in: [web, app].");
            }
        } else if (filter.is() != null || filter.in() != null) {
            violation(filter, "dimension", "is missing beside is or in", "Name the dimension.");
        }
        if (filter.in() != null && filter.in().isEmpty()) {
            violation(filter, "in", "is empty, so nothing would pass", "List the values that pass.");
        }
        if (filter.kind() != null && filter.kinds() != null) {
            violation(filter, "kinds", "stands beside kind", "Write one of the two.");
        }
        if (filter.kinds() != null && filter.kinds().isEmpty()) {
            violation(filter, "kinds", "is empty, so nothing would pass", "List the kinds that pass.");
        }
        if (filter.missing() != null) {
            checkDimension(filter, "missing", filter.missing());
        }
        checkBounds(filter);
        if (filter.recordedLate() != null && filter.recordedLate().isNegative()) {
            violation(filter, "recordedLate", "is negative", "Write a duration like P1D.");
        }
        if (filter.any() != null && filter.any().isEmpty()) {
            violation(filter, "any", "is empty, so nothing would pass", "List filters, or leave it out.");
        }
        requireNonNullElse(filter.all(), List.<FilterDocument>of()).forEach(this::check);
        requireNonNullElse(filter.any(), List.<FilterDocument>of()).forEach(this::check);
        check(filter.not());
    }

    private void checkBounds(FilterDocument filter) {
        BigDecimal least = filter.atLeast();
        BigDecimal most = filter.atMost();
        if (filter.value() == null) {
            if (least != null || most != null) {
                violation(filter, "value", "is missing beside atLeast or atMost", "Name the value.");
            }
            return;
        }
        checkValue(filter, "value", filter.value());
        if (least == null && most == null) {
            violation(filter, "value", "needs atLeast or atMost", "Give a bound.");
        } else if (least != null && most != null && least.compareTo(most) > 0) {
            violation(filter, "atLeast", "is above atMost, so nothing would pass", "Swap the two.");
        }
    }

    void checkDimension(Record record, String key, String name) {
        if (!dimensions.contains(name)) {
            loaded.unknown(loaded.pathOf(record, key), name, "names no dimension of the source", dimensions);
        }
    }

    void checkValue(Record record, String key, String name) {
        if (!values.contains(name)) {
            loaded.unknown(loaded.pathOf(record, key), name, "names no value of the source", values);
        }
    }

    private void violation(Record record, String key, String rule, String remedy) {
        loaded.violation(loaded.pathOf(record, key), rule, remedy);
    }
}
