package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.metrics.ComposedMeasure;
import org.cxsdk.metrics.Measure;
import org.cxsdk.metrics.ValueMeasure;
import org.cxsdk.metrics.json.KpisDocument.MeasureDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureKind;
import org.cxsdk.metrics.json.KpisDocument.OperandDocument;
import org.cxsdk.metrics.json.KpisDocument.Tell;
import org.cxsdk.metrics.json.KpisDocument.TermDocument;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** The rules for measures of KPI definitions: which key belongs to which kind, and what the keys may hold. */
final class MeasureRules {

    /** Keys that each kind needs, then those that it may have. */
    private static final Map<MeasureKind, List<List<String>>> KEYS = new EnumMap<>(MeasureKind.class);

    static {
        List<String> marks = List.of("closing", "paused", "resumed", "reopened", "entered");
        keys(MeasureKind.COUNT, List.of("where"), List.of());
        keys(MeasureKind.SUM, List.of("value", "where"), List.of());
        keys(MeasureKind.MEAN, List.of("value", "where"), List.of("scale"));
        keys(MeasureKind.RATIO, List.of("numerator", "denominator"), List.of("per"));
        keys(MeasureKind.SHARE, List.of("numerator", "denominator"), List.of());
        keys(MeasureKind.ATTAINMENT, List.of("opened", "closed", "within"), plus(marks, "cohort"));
        keys(MeasureKind.QUANTILE, List.of("value", "where", "at"), List.of());
        keys(MeasureKind.DISTINCT, List.of("of", "where"), List.of("dimension"));
        keys(MeasureKind.DURATION, List.of("opened", "closed", "cohort"), plus(marks, "tell", "at", "within"));
        keys(MeasureKind.SURVIVAL, List.of("opened", "closed"), plus(marks, "tell", "at", "within"));
        keys(MeasureKind.CONVERSION, List.of("base", "followedBy", "within"), List.of("by", "firstOnly", "negated"));
        keys(
                MeasureKind.BACKLOG,
                List.of("opened", "closed"),
                List.of("paused", "resumed", "reopened", "tell", "at", "within"));
        keys(MeasureKind.CUMULATIVE, List.of("over"), List.of("window", "toDate"));
        keys(MeasureKind.DERIVED, List.of("form", "operands"), List.of());
    }

    private final Loaded<KpisDocument> loaded;
    private final FilterRules filters;

    MeasureRules(Loaded<KpisDocument> loaded, FilterRules filters) {
        this.loaded = loaded;
        this.filters = filters;
    }

    void check(MeasureDocument measure) {
        MeasureKind kind = measure.kind();
        if (kind == null) {
            return;
        }
        given(measure).forEach((key, value) -> checkKey(measure, kind, key, value));
        filters.check(measure.where());
        filters.check(measure.opened());
        filters.check(measure.closed());
        filters.check(measure.base());
        filters.check(measure.followedBy());
        filters.check(measure.paused());
        filters.check(measure.resumed());
        filters.check(measure.reopened());
        filters.check(measure.entered());
        checkTerm(measure.numerator(), kind);
        checkTerm(measure.denominator(), kind);
        if (measure.value() != null && needs(kind).contains("value")) {
            filters.checkValue(measure, "value", measure.value());
        }
        Duration within = measure.within();
        if (within != null
                && (within.isNegative() || within.isZero() || within.compareTo(Measure.Attainment.LONGEST) > 0)) {
            violation(measure, "within", "is not greater than 0 and at most P36525D", "Write a duration like PT1H.");
        }
        if (measure.scale() != null
                && measure.scale().low() != null
                && measure.scale().high() != null
                && measure.scale().low().compareTo(measure.scale().high()) >= 0) {
            violation(
                    measure.scale(), "low", "is not below high", "Write the ends of the scale, like low: 1, high: 5.");
        }
        if ((measure.paused() == null) != (measure.resumed() == null)) {
            violation(
                    measure,
                    measure.paused() == null ? "paused" : "resumed",
                    "is missing, and a clock that is paused must be resumed",
                    "Give both filters, or none.");
        }
        checkKind(measure, kind);
    }

    private void checkKind(MeasureDocument measure, MeasureKind kind) {
        switch (kind) {
            case DISTINCT -> checkDistinct(measure);
            case DURATION -> {
                if (measure.cohort() != null && measure.cohort() != Measure.Cohort.CLOSED_COHORT) {
                    violation(
                            measure,
                            "cohort",
                            "is not closed-cohort, the only one of kind duration",
                            "Write kind: survival to look at cases that are still open too.");
                }
                checkTell(measure, requireNonNullElse(measure.tell(), Tell.MEDIAN), Tell.RESTRICTED_MEAN, Tell.COUNT);
            }
            case SURVIVAL -> checkTell(measure, requireNonNullElse(measure.tell(), Tell.MEDIAN), Tell.MEAN, Tell.COUNT);
            case BACKLOG -> checkTell(measure, requireNonNullElse(measure.tell(), Tell.COUNT), Tell.RESTRICTED_MEAN);
            case CUMULATIVE -> checkCumulative(measure);
            case DERIVED -> checkDerived(measure);
            default -> {
                // has no rules of its own
            }
        }
    }

    private void checkDistinct(MeasureDocument measure) {
        boolean dimension = measure.of() == ValueMeasure.Of.DIMENSION;
        if (measure.of() != null && dimension != (measure.dimension() != null)) {
            violation(
                    measure,
                    "dimension",
                    dimension ? "is missing, and of: dimension needs it" : "belongs to of: dimension",
                    "Name the dimension with of: dimension, and only with it.");
        } else if (measure.dimension() != null) {
            filters.checkDimension(measure, "dimension", measure.dimension());
        }
    }

    private void checkTell(MeasureDocument measure, Tell tell, Tell... never) {
        if (List.of(never).contains(tell)) {
            String kind = requireNonNull(measure.kind()).name().toLowerCase(Locale.ROOT);
            violation(
                    measure,
                    "tell",
                    "is not known of kind " + kind,
                    tell == Tell.MEAN
                            ? "Write restricted-mean with within: nobody knows how long the open cases will take."
                            : "docs/kpis.md lists what each kind can tell.");
        }
        checkBelongs(measure, "at", measure.at(), tell == Tell.QUANTILE, tell);
        checkBelongs(
                measure, "within", measure.within(), tell == Tell.SHARE_WITHIN || tell == Tell.RESTRICTED_MEAN, tell);
        if (measure.at() != null && (measure.at().signum() == 0 || measure.at().compareTo(BigDecimal.ONE) == 0)) {
            violation(measure, "at", "is not between 0 and 1", "Write 0.9 for what nine in ten stay within.");
        }
    }

    private void checkBelongs(MeasureDocument measure, String key, @Nullable Object given, boolean needed, Tell tell) {
        String word = tell.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (needed && given == null) {
            violation(measure, key, "is missing, and tell: " + word + " needs it", "Add it; docs/kpis.md shows how.");
        } else if (!needed && given != null) {
            violation(measure, key, "does not belong to tell: " + word, "Leave it out, or tell something else.");
        }
    }

    private void checkCumulative(MeasureDocument measure) {
        if ((measure.window() == null) == (measure.toDate() == null)) {
            violation(
                    measure,
                    measure.window() == null ? "window" : "toDate",
                    measure.window() == null ? "is missing, and so is toDate" : "stands beside window",
                    "Write window: 12 for the last twelve periods, or toDate: year for the year so far.");
        }
        if (measure.over() != null) {
            MeasureKind over = measure.over().kind();
            if (over == MeasureKind.CUMULATIVE || over == MeasureKind.DERIVED || over == MeasureKind.BACKLOG) {
                violation(
                        measure.over(),
                        "kind",
                        "cannot be put together over periods",
                        "A stock does not add up over time, and a derived figure is derived from cumulative ones.");
            }
            check(measure.over());
        }
    }

    private void checkDerived(MeasureDocument measure) {
        List<OperandDocument> operands = requireNonNullElse(measure.operands(), List.of());
        if (measure.operands() != null && operands.isEmpty()) {
            violation(measure, "operands", "are empty", "List the KPIs that this one is made of.");
        }
        if (measure.form() == ComposedMeasure.Form.QUOTIENT && operands.size() != 2) {
            violation(
                    measure, "operands", "are not two, and a quotient has two", "List what is divided, then by what.");
        }
        for (OperandDocument operand : operands) {
            if ((operand.low() == null) != (operand.high() == null)
                    || operand.low() != null && operand.low().equals(operand.high())) {
                violation(
                        operand,
                        "low",
                        "and high are not two different values",
                        "Give both ends of the scale, or none.");
            }
            if (measure.form() == ComposedMeasure.Form.WEIGHTED_MEAN
                    && operand.weight() != null
                    && operand.weight().signum() <= 0) {
                violation(operand, "weight", "is not greater than 0", "Leave out a KPI that has no weight.");
            }
        }
    }

    private void checkKey(MeasureDocument measure, MeasureKind kind, String key, @Nullable Object given) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        if (given == null && needs(kind).contains(key)) {
            violation(measure, key, "is missing, and kind " + word + " needs it", remedy(kind, key));
        } else if (given != null
                && !needs(kind).contains(key)
                && !requireNonNull(KEYS.get(kind)).get(1).contains(key)) {
            violation(measure, key, "does not belong to kind " + word, "Leave it out, or choose another kind.");
        }
    }

    private static String remedy(MeasureKind kind, String key) {
        return kind == MeasureKind.DURATION && key.equals("cohort")
                ? "Write cohort: closed-cohort to look at closed cases only, or kind: survival for all."
                : "Add it; docs/kpis.md shows how.";
    }

    private static List<String> needs(MeasureKind kind) {
        return requireNonNull(KEYS.get(kind)).get(0);
    }

    private void checkTerm(@Nullable TermDocument term, MeasureKind kind) {
        if (term == null) {
            return;
        }
        filters.check(term.where());
        if (term.sum() != null && kind == MeasureKind.SHARE) {
            violation(term, "sum", "stands in a share, which divides counts", "Leave it out, or write kind: ratio.");
        } else if (term.sum() != null) {
            filters.checkValue(term, "sum", term.sum());
        }
    }

    private void violation(Record record, String key, String rule, String remedy) {
        loaded.violation(loaded.pathOf(record, key), rule, remedy);
    }

    private static Map<String, @Nullable Object> given(MeasureDocument measure) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("where", measure.where());
        given.put("value", measure.value());
        given.put("scale", measure.scale());
        given.put("numerator", measure.numerator());
        given.put("denominator", measure.denominator());
        given.put("per", measure.per());
        given.put("opened", measure.opened());
        given.put("closed", measure.closed());
        given.put("within", measure.within());
        given.put("cohort", measure.cohort());
        given.put("closing", measure.closing());
        given.put("paused", measure.paused());
        given.put("resumed", measure.resumed());
        given.put("reopened", measure.reopened());
        given.put("entered", measure.entered());
        given.put("at", measure.at());
        given.put("of", measure.of());
        given.put("dimension", measure.dimension());
        given.put("tell", measure.tell());
        given.put("base", measure.base());
        given.put("followedBy", measure.followedBy());
        given.put("by", measure.by());
        given.put("firstOnly", measure.firstOnly());
        given.put("negated", measure.negated());
        given.put("over", measure.over());
        given.put("window", measure.window());
        given.put("toDate", measure.toDate());
        given.put("form", measure.form());
        given.put("operands", measure.operands());
        return given;
    }

    private static void keys(MeasureKind kind, List<String> needed, List<String> allowed) {
        KEYS.put(kind, List.of(needed, allowed));
    }

    private static List<String> plus(List<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
