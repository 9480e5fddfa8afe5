package org.cxsdk.feedback.score;

import java.time.ZoneId;
import java.util.Collection;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;

/**
 * Question: which figures of one score may be shown in one year? Fed with every response of the year, it then answers for any
 * month, quarter, the year and any selection. See {@link ReleaseRule} for the rule. Not safe for use by many threads while it
 * is fed.
 */
public final class YearRelease {

    private final ReleasePolicy policy;
    private final ScoreReader reader;
    private final ReportingPeriod year;
    private final MonthCounts counts;

    private YearRelease(ReleasePolicy policy, ScoreReader reader, ReportingPeriod year, MonthCounts counts) {
        this.policy = policy;
        this.reader = reader;
        this.year = year;
        this.counts = counts;
    }

    /**
     * Starts with nobody.
     *
     * @param period what will be asked for
     * @param selected the dimensions that will be asked for together; one or none need not be named
     * @throws IllegalArgumentException if the policy has no such periods or dimensions
     */
    public static YearRelease of(
            ReleasePolicy policy,
            Instrument instrument,
            ScoreDefinition definition,
            ReportingPeriod period,
            Collection<String> selected) {
        for (String dimension : selected) {
            if (!policy.dimensions().contains(dimension)) {
                throw new IllegalArgumentException("\"" + dimension + "\" is none of the dimensions "
                        + policy.dimensions() + " of the release policy; declare all of them with ReleasePolicy.by");
            }
        }
        ReportingPeriod year = yearOf(policy, period);
        return new YearRelease(
                policy,
                ScoreReader.of(instrument, definition),
                year,
                MonthCounts.of(
                        year, policy.dimensions(), selected.stream().sorted().toList()));
    }

    /**
     * The year in which a period lies.
     *
     * @throws IllegalArgumentException if the policy has no such periods: days and weeks do not make up months, years that begin
     *     in another month overlap, and months of another zone differ by some hours
     */
    public static ReportingPeriod yearOf(ReleasePolicy policy, ReportingPeriod period) {
        ZoneId zone = policy.zone();
        if (zone != null && !period.zone().getRules().equals(zone.getRules())) {
            throw new IllegalArgumentException("period " + period + " is not one of zone " + zone
                    + " of the release policy; choose the zone with ReleasePolicy.in");
        }
        ReportingPeriod year = ReportingPeriod.fiscalYearContaining(period.start(), policy.yearStart(), period.zone());
        boolean fits =
                switch (period.grain()) {
                    case DAY, ISO_WEEK -> false;
                    case MONTH, QUARTER -> true;
                    case YEAR, FISCAL_YEAR -> period.firstDay().equals(year.firstDay());
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "period " + period + " cannot be protected together with months, quarters"
                            + " and years from " + policy.yearStart()
                            + "; ask for one of those, or use ReleasePolicy.internal and publish nothing of it");
        }
        return year;
    }

    /** The year whose responses it must be fed with. */
    public ReportingPeriod year() {
        return year;
    }

    /** Counts a response; one of another year is left alone. */
    public void add(Response response) {
        if (year.contains(response.answeredAt())) {
            int read = reader.read(response);
            if (read != ScoreReader.NOT_ASKED) {
                counts.add(
                        response.answeredAt(), response.dimensions(), ScoreReader.isValue(read), response.respondent());
            }
        }
    }

    /** What may be shown, of the responses counted up to now. */
    public MonthCounts.Shown shown() {
        return policy.hides() ? counts.shown(policy.minimumN()) : (period, selection) -> true;
    }
}
