package org.cxsdk.metrics.json;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.Exclusion;
import org.cxsdk.metrics.Filter;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Measure;
import org.cxsdk.metrics.json.KpisDocument.ExclusionDocument;
import org.cxsdk.metrics.json.KpisDocument.FilterDocument;
import org.cxsdk.metrics.json.KpisDocument.KpiDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureKind;
import org.cxsdk.metrics.json.KpisDocument.TermDocument;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Loads KPI definitions from YAML or JSON; docs/kpis.md describes the format. */
public final class KpiDefinitionsReader {

    private static final DocumentReader<KpisDocument> READER = DocumentReader.forType(KpisDocument.class);

    private final Loaded<KpisDocument> loaded;
    private final Set<String> dimensions = new TreeSet<>();
    private final Map<String, String> values;

    private KpiDefinitionsReader(Loaded<KpisDocument> loaded) {
        this.loaded = loaded;
        KpisDocument.SourceDocument source = loaded.document().source();
        this.values = source == null ? Map.of() : requireNonNullElse(source.values(), Map.of());
        if (source != null) {
            dimensions.addAll(requireNonNullElse(source.dimensions(), List.of()));
        }
    }

    /** The KPIs that come with the library: government services, with the traps of each handled. */
    public static KpiDefinitions builtIn() {
        return read(Source.of("government.yaml", KpiDefinitionsReader::resource));
    }

    /**
     * Reads definitions.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if they break rules; every violation is listed with line and path
     */
    public static KpiDefinitions read(Source source) {
        return new KpiDefinitionsReader(READER.read(source)).definitions();
    }

    private static InputStream resource() throws FileNotFoundException {
        InputStream stream = KpiDefinitionsReader.class.getResourceAsStream("/org/cxsdk/metrics/kpis/government.yaml");
        if (stream == null) {
            throw new FileNotFoundException("government.yaml");
        }
        return stream;
    }

    private KpiDefinitions definitions() {
        checkSource();
        List<KpiDocument> documents = requireNonNullElse(loaded.document().kpis(), List.of());
        Set<KpiId> ids = new HashSet<>();
        for (KpiDocument kpi : documents) {
            if (kpi.id() != null && !ids.add(kpi.id())) {
                violation(kpi, "id", "is the id of another KPI", "Give each KPI its own id.");
            }
            check(kpi);
        }
        loaded.check();
        List<KpiDefinition> kpis = documents.stream().map(this::definition).toList();
        return new KpiDefinitions(new TreeSet<>(dimensions), values, kpis);
    }

    // ---- rules between the parts of a document; every one is checked before any value is made

    private void checkSource() {
        KpisDocument.SourceDocument source = loaded.document().source();
        if (source != null) {
            int index = 0;
            for (String name : requireNonNullElse(source.dimensions(), List.<String>of())) {
                checkIdentifier(loaded.pathOf(source, "dimensions", index++), name);
            }
            values.forEach((name, unit) -> {
                checkIdentifier(loaded.pathOf(source, "values", name), name);
                checkIdentifier(loaded.pathOf(source, "values", name), unit);
            });
        }
    }

    private void checkIdentifier(String path, @Nullable String text) {
        if (text != null) {
            try {
                Identifier.require("text", text);
            } catch (IllegalArgumentException e) {
                loaded.violation(
                        path,
                        "is no identifier",
                        "Use 1 to 200 bytes of UTF-8, no white space at the ends and no control characters.");
            }
        }
    }

    private void check(KpiDocument kpi) {
        checkIdentifier(loaded.pathOf(kpi, "version"), kpi.version());
        checkIdentifier(loaded.pathOf(kpi, "scheme"), kpi.scheme());
        checkIdentifier(loaded.pathOf(kpi, "unit"), kpi.unit());
        check(kpi.where());
        checkNames(kpi, "requires", kpi.requires());
        checkNames(kpi, "dimensions", kpi.dimensions());
        Set<String> names = new HashSet<>();
        for (ExclusionDocument exclusion : requireNonNullElse(kpi.exclude(), List.<ExclusionDocument>of())) {
            check(exclusion.where());
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
        if (kpi.firstMonth() != null && kpi.period() != ReportingPeriod.Grain.FISCAL_YEAR) {
            violation(
                    kpi, "firstMonth", "belongs to period fiscal-year", "Leave it out, or write period: fiscal-year.");
        }
        if (kpi.measure() != null) {
            check(kpi.measure());
            checkUnit(kpi, kpi.measure());
        }
    }

    private void check(MeasureDocument measure) {
        MeasureKind kind = measure.kind();
        if (kind == null) {
            return;
        }
        boolean simple = kind == MeasureKind.COUNT || kind == MeasureKind.SUM || kind == MeasureKind.MEAN;
        boolean valued = kind == MeasureKind.SUM || kind == MeasureKind.MEAN;
        boolean divided = kind == MeasureKind.RATIO || kind == MeasureKind.SHARE;
        boolean cases = kind == MeasureKind.ATTAINMENT;
        checkKey(measure, "where", measure.where(), simple, simple);
        checkKey(measure, "value", measure.value(), valued, valued);
        checkKey(measure, "scale", measure.scale(), kind == MeasureKind.MEAN, false);
        checkKey(measure, "numerator", measure.numerator(), divided, divided);
        checkKey(measure, "denominator", measure.denominator(), divided, divided);
        checkKey(measure, "per", measure.per(), kind == MeasureKind.RATIO, false);
        checkKey(measure, "opened", measure.opened(), cases, cases);
        checkKey(measure, "closed", measure.closed(), cases, cases);
        checkKey(measure, "within", measure.within(), cases, cases);
        checkKey(measure, "cohort", measure.cohort(), cases, false);
        checkKey(measure, "closing", measure.closing(), cases, false);
        check(measure.where());
        check(measure.opened());
        check(measure.closed());
        checkTerm(measure.numerator(), kind);
        checkTerm(measure.denominator(), kind);
        if (valued && measure.value() != null) {
            checkValue(measure, "value", measure.value());
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
    }

    private void checkKey(
            MeasureDocument measure, String key, @Nullable Object given, boolean allowed, boolean needed) {
        String kind = requireNonNull(measure.kind()).name().toLowerCase(Locale.ROOT);
        if (given == null && needed) {
            violation(measure, key, "is missing, and kind " + kind + " needs it", "Add it; docs/kpis.md shows how.");
        } else if (given != null && !allowed) {
            violation(measure, key, "does not belong to kind " + kind, "Leave it out, or choose another kind.");
        }
    }

    private void checkTerm(@Nullable TermDocument term, MeasureKind kind) {
        if (term == null) {
            return;
        }
        check(term.where());
        if (term.sum() != null && kind == MeasureKind.SHARE) {
            violation(term, "sum", "stands in a share, which divides counts", "Leave it out, or write kind: ratio.");
        } else if (term.sum() != null) {
            checkValue(term, "sum", term.sum());
        }
    }

    private void checkUnit(KpiDocument kpi, MeasureDocument measure) {
        boolean keepsUnit =
                measure.kind() == MeasureKind.SUM || measure.kind() == MeasureKind.MEAN && measure.scale() == null;
        String unit = measure.value() == null ? null : values.get(measure.value());
        if (keepsUnit && unit != null && kpi.unit() != null && !kpi.unit().equals(unit)) {
            violation(
                    kpi,
                    "unit",
                    "differs from the unit of \"" + measure.value() + "\", which is " + unit,
                    "Leave the unit out, or give the value in this unit.");
        }
    }

    private void check(@Nullable FilterDocument filter) {
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

    private void checkDimension(FilterDocument filter, String key, String name) {
        if (!dimensions.contains(name)) {
            loaded.unknown(loaded.pathOf(filter, key), name, "names no dimension of the source", dimensions);
        }
    }

    private void checkValue(Record record, String key, String name) {
        if (!values.containsKey(name)) {
            loaded.unknown(loaded.pathOf(record, key), name, "names no value of the source", values.keySet());
        }
    }

    private void violation(Record record, String key, String rule, String remedy) {
        loaded.violation(loaded.pathOf(record, key), rule, remedy);
    }

    // ---- values, made of a document that is known to be valid

    private KpiDefinition definition(KpiDocument kpi) {
        MeasureDocument measure = requireNonNull(kpi.measure());
        KpiDefinition.Builder builder = KpiDefinition.builder(
                        requireNonNull(kpi.id()), requireNonNull(kpi.title()), measure(measure))
                .version(requireNonNullElse(kpi.version(), "1"))
                .scheme(requireNonNullElse(kpi.scheme(), "own"))
                .unit(requireNonNullElse(kpi.unit(), unit(measure)))
                .requires(array(kpi.requires()))
                .dimensions(array(kpi.dimensions()))
                .target(kpi.target());
        if (kpi.where() != null) {
            builder.where(filter(kpi.where()));
        }
        for (ExclusionDocument exclusion : requireNonNullElse(kpi.exclude(), List.<ExclusionDocument>of())) {
            builder.exclude(new Exclusion(
                    requireNonNull(exclusion.id()),
                    filter(requireNonNull(exclusion.where())),
                    requireNonNull(exclusion.because())));
        }
        ZoneId zone = requireNonNullElse(kpi.zone(), ZoneId.of("UTC"));
        ReportingPeriod.Grain grain = requireNonNullElse(kpi.period(), ReportingPeriod.Grain.MONTH);
        if (grain == ReportingPeriod.Grain.FISCAL_YEAR) {
            builder.fiscalYear(Month.of(requireNonNullElse(kpi.firstMonth(), 1)), zone);
        } else {
            builder.period(grain, zone);
        }
        if (kpi.direction() != null) {
            builder.direction(kpi.direction());
        }
        if (kpi.minimumN() != null) {
            builder.minimumN(kpi.minimumN());
        }
        if (kpi.provisionalFor() != null) {
            builder.provisionalFor(kpi.provisionalFor());
        }
        return builder.build();
    }

    private String unit(MeasureDocument measure) {
        boolean keepsUnit =
                measure.kind() == MeasureKind.SUM || measure.kind() == MeasureKind.MEAN && measure.scale() == null;
        return keepsUnit ? requireNonNull(values.get(measure.value())) : "1";
    }

    private static Measure measure(MeasureDocument measure) {
        return switch (requireNonNull(measure.kind())) {
            case COUNT -> Measure.count(filter(requireNonNull(measure.where())));
            case SUM -> Measure.sum(requireNonNull(measure.value()), filter(requireNonNull(measure.where())));
            case MEAN -> mean(measure);
            case RATIO ->
                Measure.ratio(
                        term(requireNonNull(measure.numerator())),
                        term(requireNonNull(measure.denominator())),
                        Rational.of(requireNonNullElse(measure.per(), BigDecimal.ONE)));
            case SHARE ->
                Measure.share(
                        filter(requireNonNull(
                                requireNonNull(measure.numerator()).where())),
                        filter(requireNonNull(
                                requireNonNull(measure.denominator()).where())));
            case ATTAINMENT ->
                new Measure.Attainment(
                        filter(requireNonNull(measure.opened())),
                        filter(requireNonNull(measure.closed())),
                        requireNonNull(measure.within()),
                        requireNonNullElse(measure.cohort(), Measure.Cohort.DUE_COHORT),
                        requireNonNullElse(measure.closing(), Measure.Closing.FIRST_CLOSE));
        };
    }

    private static Measure mean(MeasureDocument measure) {
        String value = requireNonNull(measure.value());
        Filter where = filter(requireNonNull(measure.where()));
        return measure.scale() == null
                ? Measure.mean(value, where)
                : Measure.meanOnScale(
                        value,
                        where,
                        requireNonNull(measure.scale().low()),
                        requireNonNull(measure.scale().high()));
    }

    private static Measure.Term term(TermDocument term) {
        Filter where = filter(requireNonNull(term.where()));
        return term.sum() == null ? Measure.Term.count(where) : Measure.Term.sum(term.sum(), where);
    }

    /** All conditions of one filter object must hold. */
    private static Filter filter(FilterDocument document) {
        List<Filter> conditions = new ArrayList<>();
        if (document.kind() != null) {
            conditions.add(Filter.kind(document.kind()));
        }
        if (document.kinds() != null) {
            conditions.add(Filter.kind(array(document.kinds())));
        }
        if (document.dimension() != null) {
            conditions.add(Filter.dimension(
                    document.dimension(), document.is() != null ? new String[] {document.is()} : array(document.in())));
        }
        if (document.missing() != null) {
            conditions.add(new Filter.Missing(document.missing()));
        }
        if (document.value() != null) {
            conditions.add(new Filter.Value(document.value(), document.atLeast(), document.atMost()));
        }
        if (document.all() != null) {
            document.all().forEach(filter -> conditions.add(filter(filter)));
        }
        if (document.any() != null) {
            conditions.add(Filter.any(
                    document.any().stream().map(KpiDefinitionsReader::filter).toArray(Filter[]::new)));
        }
        if (document.not() != null) {
            conditions.add(Filter.not(filter(document.not())));
        }
        return conditions.size() == 1 ? conditions.get(0) : Filter.all(conditions.toArray(Filter[]::new));
    }

    private static String[] array(@Nullable List<String> texts) {
        return requireNonNullElse(texts, List.<String>of()).toArray(String[]::new);
    }
}
