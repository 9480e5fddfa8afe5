package org.cxsdk.metrics.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.metrics.ComposedMeasure;
import org.cxsdk.metrics.Exclusion;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.json.KpisDocument.CalendarDocument;
import org.cxsdk.metrics.json.KpisDocument.ExclusionDocument;
import org.cxsdk.metrics.json.KpisDocument.GuardDocument;
import org.cxsdk.metrics.json.KpisDocument.KpiDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureKind;
import org.cxsdk.metrics.json.KpisDocument.OperandDocument;
import org.cxsdk.metrics.json.KpisDocument.TermDocument;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/** The rules between the parts of KPI definitions; every one is checked before any value is made. */
final class KpiRules {

    /** The unit of a number of things. */
    private static final String COUNT = "1";

    private static final int MONTHS_OF_QUARTER = 3;

    private final Loaded<KpisDocument> loaded;
    private final Set<String> dimensions;
    private final Map<String, String> values;
    private final FilterRules filters;
    private final MeasureRules measures;
    private final Map<String, KpiDocument> kpis = new TreeMap<>();
    private final Set<String> calendars = new TreeSet<>();

    KpiRules(Loaded<KpisDocument> loaded, Set<String> dimensions, Map<String, String> values) {
        this.loaded = loaded;
        this.dimensions = dimensions;
        this.values = values;
        this.filters = new FilterRules(loaded, dimensions, values.keySet());
        this.measures = new MeasureRules(loaded, filters);
    }

    void check() {
        checkSource();
        for (CalendarDocument calendar :
                requireNonNullElse(loaded.document().calendars(), List.<CalendarDocument>of())) {
            if (calendar.id() != null && !calendars.add(calendar.id().value())) {
                violation(calendar, "id", "is the id of another calendar", "Give each calendar its own id.");
            }
        }
        List<KpiDocument> documents = requireNonNullElse(loaded.document().kpis(), List.of());
        for (KpiDocument kpi : documents) {
            if (kpi.id() != null && kpis.putIfAbsent(kpi.id().value(), kpi) != null) {
                violation(kpi, "id", "is the id of another KPI", "Give each KPI its own id.");
            }
        }
        documents.forEach(this::check);
        documents.forEach(this::checkDerived);
    }

    private void checkSource() {
        KpisDocument.SourceDocument source = loaded.document().source();
        if (source != null) {
            int index = 0;
            for (String name : requireNonNullElse(source.dimensions(), List.<String>of())) {
                loaded.checkIdentifier(loaded.pathOf(source, "dimensions", index++), name);
            }
            values.forEach((name, unit) -> {
                loaded.checkIdentifier(loaded.pathOf(source, "values", name), name);
                loaded.checkIdentifier(loaded.pathOf(source, "values", name), unit);
            });
        }
    }

    private void check(KpiDocument kpi) {
        loaded.checkIdentifier(loaded.pathOf(kpi, "version"), kpi.version());
        loaded.checkIdentifier(loaded.pathOf(kpi, "scheme"), kpi.scheme());
        loaded.checkIdentifier(loaded.pathOf(kpi, "unit"), kpi.unit());
        filters.check(kpi.where());
        checkNames(kpi, "requires", kpi.requires());
        checkNames(kpi, "dimensions", kpi.dimensions());
        Set<String> names = new HashSet<>();
        for (ExclusionDocument exclusion : requireNonNullElse(kpi.exclude(), List.<ExclusionDocument>of())) {
            filters.check(exclusion.where());
            if (exclusion.id() != null && !Exclusion.ID.matcher(exclusion.id()).matches()) {
                violation(
                        exclusion,
                        "id",
                        "is not a short name in lower case",
                        "Use letters, digits and hyphens, beginning with a letter.");
            } else if (exclusion.id() != null && !names.add(exclusion.id())) {
                violation(exclusion, "id", "is the id of another exclusion", "Give each exclusion its own id.");
            }
        }
        if (kpi.provisionalFor() != null && kpi.provisionalFor().isNegative()) {
            violation(kpi, "provisionalFor", "is negative", "Write a duration like P10D.");
        }
        if (kpi.firstMonth() != null && !hasFiscalYears(kpi)) {
            violation(
                    kpi,
                    "firstMonth",
                    "belongs to period fiscal-year, or to toDate: fiscal-year",
                    "Leave it out, or write one of the two.");
        }
        if (kpi.calendar() != null && !calendars.contains(kpi.calendar().value())) {
            loaded.unknown(
                    loaded.pathOf(kpi, "calendar"),
                    kpi.calendar().value(),
                    "names no calendar of this document",
                    calendars);
        }
        for (GuardDocument guard : requireNonNullElse(kpi.guards(), List.<GuardDocument>of())) {
            checkKpi(guard, guard.kpi());
        }
        if (kpi.measure() != null) {
            measures.check(kpi.measure());
            checkUnit(kpi, kpi.measure());
            checkGrain(kpi, kpi.measure());
        }
    }

    private void checkUnit(KpiDocument kpi, MeasureDocument measure) {
        String unit = KpiMapping.unitOf(measure, values);
        String value = measure.over() == null ? measure.value() : measure.over().value();
        if (unit != null && kpi.unit() != null && !kpi.unit().equals(unit)) {
            violation(
                    kpi,
                    "unit",
                    "differs from the unit of " + (value == null ? "times" : "\"" + value + "\"") + ", which is "
                            + unit,
                    "Leave the unit out, or give the value in this unit.");
        }
        MeasureDocument counted = measure.over() == null ? measure : measure.over();
        String above = unit(counted.numerator());
        String below = unit(counted.denominator());
        boolean unlike = !above.equals(below) && (!below.equals(COUNT) || counted.per() != null);
        if (counted.kind() == MeasureKind.RATIO && unlike && kpi.unit() == null) {
            violation(
                    kpi,
                    "unit",
                    "is missing, and this is a ratio of unlike things: " + above + " by " + below,
                    "Write the unit, for example \"" + above + " per " + below + "\".");
        }
    }

    private String unit(@Nullable TermDocument term) {
        return term == null || term.sum() == null ? COUNT : values.getOrDefault(term.sum(), COUNT);
    }

    private static boolean hasFiscalYears(KpiDocument kpi) {
        return kpi.period() == ReportingPeriod.Grain.FISCAL_YEAR
                || kpi.measure() != null && kpi.measure().toDate() == ReportingPeriod.Grain.FISCAL_YEAR;
    }

    private void checkGrain(KpiDocument kpi, MeasureDocument measure) {
        ReportingPeriod.Grain grain = requireNonNullElse(kpi.period(), ReportingPeriod.Grain.MONTH);
        if (measure.toDate() == null) {
            return;
        }
        boolean whole = grain == ReportingPeriod.Grain.YEAR || grain == ReportingPeriod.Grain.FISCAL_YEAR;
        if (whole || measure.toDate().compareTo(grain) <= 0) {
            violation(
                    measure,
                    "toDate",
                    "is not longer than the period of the KPI",
                    "Choose a shorter period, or a longer toDate.");
        } else if (grain == ReportingPeriod.Grain.ISO_WEEK) {
            violation(
                    measure,
                    "toDate",
                    "begins in the middle of a week",
                    "Count by days, or write window: 4 for the last four weeks.");
        } else if (grain == ReportingPeriod.Grain.QUARTER
                && kpi.firstMonth() != null
                && kpi.firstMonth() % MONTHS_OF_QUARTER != 1) {
            violation(kpi, "firstMonth", "begins in the middle of a quarter", "Count by months.");
        }
    }

    // ---- KPIs that are made of others

    private void checkDerived(KpiDocument kpi) {
        MeasureDocument measure = kpi.measure();
        if (measure == null || measure.kind() != MeasureKind.DERIVED) {
            return;
        }
        Set<String> units = new LinkedHashSet<>();
        boolean scaled = true;
        for (OperandDocument operand : requireNonNullElse(measure.operands(), List.<OperandDocument>of())) {
            KpiDocument part = checkKpi(operand, operand.kpi());
            if (part == null) {
                continue;
            }
            if (reaches(part, kpi, new HashSet<>())) {
                violation(operand, "kpi", "is made of this KPI itself, directly or not", "Break the circle.");
            }
            checkFits(kpi, part, operand);
            units.add(unitOf(part, new HashSet<>()));
            scaled &= operand.low() != null;
        }
        if (units.size() > 1 && !scaled && measure.form() != ComposedMeasure.Form.QUOTIENT) {
            violation(
                    measure,
                    "operands",
                    "have different units " + units + ", which cannot be added",
                    "Give each operand low and high, so that all are put on a scale of 0 to 1.");
        }
        if (units.size() > 1 && measure.form() == ComposedMeasure.Form.QUOTIENT && kpi.unit() == null) {
            violation(
                    kpi,
                    "unit",
                    "is missing, and this is a ratio of unlike things: " + String.join(" by ", units),
                    "Write the unit of the quotient.");
        }
    }

    private void checkFits(KpiDocument kpi, KpiDocument part, OperandDocument operand) {
        boolean samePeriods = requireNonNullElse(kpi.period(), ReportingPeriod.Grain.MONTH)
                        .equals(requireNonNullElse(part.period(), ReportingPeriod.Grain.MONTH))
                && String.valueOf(kpi.zone()).equals(String.valueOf(part.zone()))
                && (kpi.period() != ReportingPeriod.Grain.FISCAL_YEAR
                        || String.valueOf(kpi.firstMonth()).equals(String.valueOf(part.firstMonth())));
        if (!samePeriods) {
            violation(
                    operand,
                    "kpi",
                    "has other periods or another zone than this KPI",
                    "Give both the same period, firstMonth and zone.");
        }
        List<String> theirs = requireNonNullElse(part.dimensions(), List.of());
        int index = 0;
        for (String dimension : requireNonNullElse(kpi.dimensions(), List.<String>of())) {
            if (!theirs.contains(dimension)) {
                loaded.unknown(
                        loaded.pathOf(kpi, "dimensions", index),
                        dimension,
                        "is no dimension of " + part.id() + ", which this KPI is made of",
                        new TreeSet<>(theirs));
            }
            index++;
        }
    }

    private @Nullable KpiDocument checkKpi(Record record, @Nullable KpiId id) {
        if (id == null) {
            return null;
        }
        KpiDocument found = kpis.get(id.value());
        if (found == null) {
            loaded.unknown(loaded.pathOf(record, "kpi"), id.value(), "names no KPI of this document", kpis.keySet());
        }
        return found;
    }

    private boolean reaches(KpiDocument from, KpiDocument to, Set<KpiDocument> seen) {
        if (from == to) {
            return true;
        }
        return seen.add(from) && parts(from).stream().anyMatch(part -> reaches(part, to, seen));
    }

    private List<KpiDocument> parts(KpiDocument kpi) {
        List<KpiDocument> parts = new ArrayList<>();
        if (kpi.measure() != null) {
            for (OperandDocument operand : requireNonNullElse(kpi.measure().operands(), List.<OperandDocument>of())) {
                KpiDocument part =
                        operand.kpi() == null ? null : kpis.get(operand.kpi().value());
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** The unit of a KPI, also of one that is made of others. */
    private String unitOf(KpiDocument kpi, Set<KpiDocument> seen) {
        if (kpi.unit() != null) {
            return kpi.unit();
        }
        String unit = kpi.measure() == null ? null : KpiMapping.defaultUnit(kpi.measure(), values);
        boolean sum = kpi.measure() != null && kpi.measure().form() == ComposedMeasure.Form.SUM;
        if (unit == null && sum && seen.add(kpi) && !parts(kpi).isEmpty()) {
            return unitOf(parts(kpi).get(0), seen);
        }
        return requireNonNullElse(unit, "1");
    }

    private void checkNames(KpiDocument kpi, String key, @Nullable List<String> names) {
        Set<String> seen = new HashSet<>();
        int index = 0;
        for (String name : requireNonNullElse(names, List.<String>of())) {
            String path = loaded.pathOf(kpi, key, index++);
            if (!dimensions.contains(name)) {
                loaded.unknown(path, name, "names no dimension of the source", dimensions);
            } else if (!seen.add(name)) {
                loaded.violation(path, "stands twice", "Write it once.");
            }
        }
    }

    private void violation(Record record, String key, String rule, String remedy) {
        loaded.violation(loaded.pathOf(record, key), rule, remedy);
    }
}
