package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * One KPI, defined once: what is counted, of what, over which time, and what counts as good. The same name means
 * different things in different schemes, so a KPI says whose it is, carries a version, and is hashed.
 *
 * @param id the KPI
 * @param version version of this definition
 * @param scheme whose definition it is, for example {@code GOV.UK}
 * @param title its name for people
 * @param unit what the figure counts: {@code 1} for a share, {@code seconds}, {@code AED}
 * @param measure how it is computed
 * @param where which observations it looks at, before the measure's own filters
 * @param exclusions what is left out by rule, and counted
 * @param requires dimensions without which an observation is left out and counted ({@link
 *     ExclusionReason#MISSING_DIMENSION})
 * @param dimensions what results are broken down by
 * @param grain length of the reporting periods
 * @param firstMonth first month of a fiscal year; matters for that grain, and for figures over the fiscal year so far
 * @param zone whose calendar the periods follow
 * @param direction which way is better
 * @param minimumN below this number of observations the figure is withheld as too uncertain; at least 1
 * @param target the figure to reach, in {@code unit}; null if none is set
 * @param provisionalFor how long after its end a period may still change
 * @param handling what it does with time, lateness, missing values, small groups and many groups
 */
public record KpiDefinition(
        KpiId id,
        String version,
        String scheme,
        LocalizedText title,
        String unit,
        Measure measure,
        Filter where,
        List<Exclusion> exclusions,
        List<String> requires,
        List<String> dimensions,
        ReportingPeriod.Grain grain,
        Month firstMonth,
        ZoneId zone,
        Direction direction,
        long minimumN,
        @Nullable BigDecimal target,
        Duration provisionalFor,
        Handling handling) {

    public KpiDefinition {
        Objects.requireNonNull(id, "id");
        Identifier.require("KpiDefinition.version", version);
        Identifier.require("KpiDefinition.scheme", scheme);
        Objects.requireNonNull(title, "title");
        Identifier.require("KpiDefinition.unit", unit);
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(where, "where");
        exclusions = List.copyOf(exclusions);
        requires = distinct("requires", requires);
        dimensions = distinct("dimensions", dimensions);
        Objects.requireNonNull(grain, "grain");
        Objects.requireNonNull(firstMonth, "firstMonth");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(handling, "handling");
        distinct("exclusions", exclusions.stream().map(Exclusion::id).toList());
        if (minimumN < 1) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 1");
        }
        if (provisionalFor.isNegative()) {
            throw new IllegalArgumentException("provisionalFor (" + provisionalFor + ") must not be negative");
        }
    }

    /** Starts a definition: monthly, UTC, higher is better, version 1 of the agency's own scheme, unit 1. */
    public static Builder builder(KpiId id, LocalizedText title, Measure measure) {
        return new Builder(id, title, measure);
    }

    /** Names this definition with its version and the SHA-256 of {@link #canonicalText}. */
    public DefinitionRef ref() {
        return new DefinitionRef(id.value(), version, sha256(canonicalText()));
    }

    /** The period in which an instant lies. */
    public ReportingPeriod periodOf(Instant instant) {
        return grain == ReportingPeriod.Grain.FISCAL_YEAR
                ? ReportingPeriod.fiscalYearContaining(instant, firstMonth, zone)
                : ReportingPeriod.containing(instant, grain, zone);
    }

    /**
     * Everything the figures depend on, one property to a line, whatever the layout of the file it came from. Titles,
     * target and direction are part of it: a definition with another target is another definition.
     */
    public String canonicalText() {
        StringJoiner lines = new StringJoiner("\n", "cx-kpi 1\n", "\n");
        lines.add("id " + id);
        lines.add("version " + version);
        lines.add("scheme " + scheme);
        title.texts().forEach((tag, text) -> lines.add("title " + tag + " " + escaped(text)));
        lines.add("unit " + unit);
        lines.add("measure " + escaped(measure.text()));
        lines.add("where " + escaped(where.text()));
        exclusions.forEach(exclusion -> {
            lines.add("exclude " + exclusion.id() + " "
                    + escaped(exclusion.where().text()));
            exclusion.text().texts().forEach((tag, text) -> lines.add("because " + tag + " " + escaped(text)));
        });
        requires.forEach(name -> lines.add("require " + name));
        dimensions.forEach(name -> lines.add("dimension " + name));
        lines.add("period " + grain + " " + firstMonth + " " + zone);
        lines.add("direction " + direction);
        lines.add("minimumN " + minimumN);
        lines.add("target "
                + (target == null ? "none" : target.stripTrailingZeros().toPlainString()));
        lines.add("provisionalFor " + provisionalFor);
        handling.lines().forEach(line -> lines.add(escaped(line)));
        return lines.toString();
    }

    /** Whether it is worked out from other KPIs rather than from observations. */
    boolean isDerived() {
        return measure instanceof ComposedMeasure.Derived;
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static List<String> distinct(String what, List<String> names) {
        List<String> copy = List.copyOf(names);
        copy.forEach(name -> Identifier.require("KpiDefinition." + what, name));
        if (copy.stream().distinct().count() < copy.size()) {
            throw new IllegalArgumentException(what + " " + copy + " names something twice");
        }
        return copy;
    }

    /** Collects the optional parts of a {@link KpiDefinition}. */
    public static final class Builder {
        private final KpiId id;
        private final LocalizedText title;
        private final Measure measure;
        private String version = "1";
        private String scheme = "own";
        private String unit = "1";
        private Filter where = Filter.EVERYTHING;
        private final List<Exclusion> exclusions = new ArrayList<>();
        private final List<String> requires = new ArrayList<>();
        private final List<String> dimensions = new ArrayList<>();
        private ReportingPeriod.Grain grain = ReportingPeriod.Grain.MONTH;
        private Month firstMonth = Month.JANUARY;
        private ZoneId zone = ZoneId.of("UTC");
        private Direction direction = Direction.HIGHER_IS_BETTER;
        private long minimumN = 1;
        private @Nullable BigDecimal target;
        private Duration provisionalFor = Duration.ZERO;
        private Handling handling = Handling.STANDARD;

        private Builder(KpiId id, LocalizedText title, Measure measure) {
            this.id = id;
            this.title = title;
            this.measure = measure;
        }

        /** Version of the definition; {@code "1"} by default. */
        public Builder version(String version) {
            this.version = version;
            return this;
        }

        /** Whose definition it is; {@code "own"} by default. */
        public Builder scheme(String scheme) {
            this.scheme = scheme;
            return this;
        }

        /** What the figure counts; {@code "1"} by default. */
        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        /** Which observations are looked at; everything by default. */
        public Builder where(Filter where) {
            this.where = where;
            return this;
        }

        /** Leaves something out by rule. */
        public Builder exclude(Exclusion exclusion) {
            exclusions.add(exclusion);
            return this;
        }

        /** Leaves out, and counts, what lacks one of these dimensions. */
        public Builder requires(String... dimensions) {
            requires.addAll(List.of(dimensions));
            return this;
        }

        /** Breaks results down by these dimensions. */
        public Builder dimensions(String... dimensions) {
            this.dimensions.addAll(List.of(dimensions));
            return this;
        }

        /** Length of the periods and whose calendar they follow; months in UTC by default. */
        public Builder period(ReportingPeriod.Grain grain, ZoneId zone) {
            this.grain = grain;
            this.zone = zone;
            return this;
        }

        /** Reports by fiscal years that begin with this month. */
        public Builder fiscalYear(Month firstMonth, ZoneId zone) {
            this.firstMonth = firstMonth;
            return period(ReportingPeriod.Grain.FISCAL_YEAR, zone);
        }

        /** The first month of the fiscal year, for figures over the fiscal year so far; January by default. */
        public Builder firstMonth(Month firstMonth) {
            this.firstMonth = Objects.requireNonNull(firstMonth, "firstMonth");
            return this;
        }

        /** Which way is better; higher by default. */
        public Builder direction(Direction direction) {
            this.direction = direction;
            return this;
        }

        /** Fewest observations for a figure; 1 by default. */
        public Builder minimumN(long minimumN) {
            this.minimumN = minimumN;
            return this;
        }

        /** The figure to reach; none by default. */
        public Builder target(@Nullable BigDecimal target) {
            this.target = target;
            return this;
        }

        /** How long after its end a period may still change; not at all by default. */
        public Builder provisionalFor(Duration window) {
            this.provisionalFor = window;
            return this;
        }

        /** What it does with time, lateness, missing values, small and many groups; {@link Handling#STANDARD} by default. */
        public Builder handling(Handling handling) {
            this.handling = handling;
            return this;
        }

        /** Returns the definition. */
        public KpiDefinition build() {
            return new KpiDefinition(
                    id,
                    version,
                    scheme,
                    title,
                    unit,
                    measure,
                    where,
                    exclusions,
                    requires,
                    dimensions,
                    grain,
                    firstMonth,
                    zone,
                    direction,
                    minimumN,
                    target,
                    provisionalFor,
                    handling);
        }
    }
}
