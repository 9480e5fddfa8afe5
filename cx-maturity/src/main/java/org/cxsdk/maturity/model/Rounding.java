package org.cxsdk.maturity.model;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.cxsdk.core.Rational;

/**
 * Rounding that the model asks for at one place.
 *
 * @param decimals how many decimals stay, 0 to 20
 * @param mode which way halves and other rests go
 */
public record Rounding(int decimals, RoundingMode mode) {

    public Rounding {
        Objects.requireNonNull(mode, "mode");
        if (decimals < 0 || decimals > 20) {
            throw new IllegalArgumentException("decimals (" + decimals + ") must be 0 to 20");
        }
    }

    /** The rounded number. */
    public Rational of(Rational number) {
        return number.rounded(decimals, mode);
    }

    /** For example {@code half-up to 1 decimals}. */
    @Override
    public String toString() {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-') + " to " + decimals + " decimals";
    }
}
