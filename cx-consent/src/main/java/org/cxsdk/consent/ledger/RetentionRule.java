package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How long entries are kept: at least, and at most. Both bind; keeping longer is as wrong as keeping shorter (Regulation
 * (EU) 2022/1463, article 17: twelve months). Between the two lies the time that the agency has for removing them.
 *
 * @param atLeast before this nothing goes
 * @param atMost after this nothing is left, unless a legal hold keeps it
 * @param zone in which days and months are counted
 */
public record RetentionRule(Period atLeast, Period atMost, ZoneId zone) {

    public RetentionRule {
        Objects.requireNonNull(zone, "zone");
        LocalDate day = LocalDate.EPOCH;
        if (atLeast.isNegative() || day.plus(atMost).isBefore(day.plus(atLeast))) {
            throw new IllegalArgumentException(
                    "atMost (" + atMost + ") must not be less than atLeast (" + atLeast + "), which is not negative");
        }
    }

    /** Whether an entry of this instant may go now. */
    public boolean mayGo(Instant at, Instant now) {
        return !now.isBefore(after(at, atLeast));
    }

    /** Whether an entry of this instant should have gone by now. */
    public boolean mustGo(Instant at, Instant now) {
        return !now.isBefore(after(at, atMost));
    }

    private Instant after(Instant at, Period period) {
        return at.atZone(zone).plus(period).toInstant();
    }
}
