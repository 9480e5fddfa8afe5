package org.cxsdk.feedback.exchange;

import java.time.LocalDate;
import java.time.ZoneId;
import org.cxsdk.core.ReportingPeriod;

/**
 * A quarter of the fiscal year of the United States, which begins on 1 October of the year before: Q1 is October to December.
 *
 * @param year the fiscal year
 * @param quarter 1 to 4
 */
public record FiscalQuarter(int year, int quarter) {

    /** Figures of a quarter are due so many days after its end (Circular A-11 section 280). */
    public static final int DUE_DAYS = 30;

    public FiscalQuarter {
        if (quarter < 1 || quarter > 4) {
            throw new IllegalArgumentException("quarter (" + quarter + ") must be 1 to 4");
        }
    }

    /** The quarter in which a day lies. */
    public static FiscalQuarter of(LocalDate day) {
        LocalDate shifted = day.plusMonths(3);
        return new FiscalQuarter(shifted.getYear(), (shifted.getMonthValue() + 2) / 3);
    }

    /** Its first day. */
    public LocalDate firstDay() {
        return LocalDate.of(year - 1, 10, 1).plusMonths(3L * (quarter - 1));
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    /** The day by which its figures are due. */
    public LocalDate due() {
        return lastDay().plusDays(DUE_DAYS);
    }

    /** It as a reporting period. */
    public ReportingPeriod period(ZoneId zone) {
        LocalDate first = firstDay();
        return ReportingPeriod.ofQuarter(first.getYear(), (first.getMonthValue() + 2) / 3, zone);
    }

    /** {@code FY2024 Q1}. */
    @Override
    public String toString() {
        return "FY" + year + " Q" + quarter;
    }
}
