package org.cxsdk.feedback.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.InstrumentId;

/**
 * A round of invitations to one version of an instrument. All its invitations hold until the same instant, so that nothing
 * about time tells two of them apart.
 *
 * @param id identifies it
 * @param instrument what is asked
 * @param version which version of it
 * @param anonymous whether answers are kept without anything that leads to the person; chosen here, before the first answer,
 *     and never changed
 * @param opens from when on people are invited
 * @param closes until when they may answer, exclusive
 * @param share which share of the occasions is asked about, above 0 up to 1
 * @param cap how often one person is asked at most
 */
public record Wave(
        WaveId id,
        InstrumentId instrument,
        String version,
        boolean anonymous,
        Instant opens,
        Instant closes,
        Rational share,
        FatigueCap cap) {

    public Wave {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(cap, "cap");
        opens = opens.truncatedTo(ChronoUnit.MICROS);
        closes = closes.truncatedTo(ChronoUnit.MICROS);
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException("wave " + id + " must close after it opens");
        }
        if (share.signum() <= 0 || share.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("share (" + share + ") must be above 0 and at most 1");
        }
    }

    /** A round in which everybody is asked by name, at most once in 90 days. */
    public static Wave of(WaveId id, Instrument instrument, Instant opens, Instant closes) {
        return new Wave(
                id,
                instrument.id(),
                instrument.ref().version(),
                false,
                opens,
                closes,
                Rational.ONE,
                FatigueCap.of(1, 90));
    }

    /** This round with anonymous answers. */
    public Wave anonymously() {
        return new Wave(id, instrument, version, true, opens, closes, share, cap);
    }

    /** This round asking about a share of the occasions. */
    public Wave asking(Rational part) {
        return new Wave(id, instrument, version, anonymous, opens, closes, part, cap);
    }

    /** This round with another cap. */
    public Wave capped(FatigueCap other) {
        return new Wave(id, instrument, version, anonymous, opens, closes, share, other);
    }

    /** Whether people may be invited, and answer, at an instant. */
    public boolean isOpen(Instant at) {
        return !at.isBefore(opens) && at.isBefore(closes);
    }
}
