package org.cxsdk.core.stat;

/**
 * One case that is watched until something happens to it: how long it was watched, and whether it happened.
 *
 * @param entry from when on it is watched; 0 unless the case was taken in later, for instance from another office. Not
 *     negative, in the unit of {@code exit}
 * @param exit until when it is watched, later than {@code entry}, or equal to it if both are 0
 * @param event whether it ended with the event, such as the closing of a request; false if it was still open then
 *     ("censored"), of which is only known that it takes longer
 */
public record SurvivalTime(double entry, double exit, boolean event) {

    public SurvivalTime {
        if (!(entry >= 0) || !Double.isFinite(exit)) {
            throw new IllegalArgumentException(
                    "entry (" + entry + ") and exit (" + exit + ") must be finite, and entry must not be negative");
        }
        if (exit < entry || (exit == entry && entry > 0)) {
            throw new IllegalArgumentException("exit (" + exit + ") must be later than entry (" + entry + ")");
        }
    }

    /** A case that is watched from its beginning and ends with the event after {@code duration}. */
    public static SurvivalTime ended(double duration) {
        return new SurvivalTime(0, duration, true);
    }

    /** A case that is watched from its beginning and was still open after {@code duration}. */
    public static SurvivalTime open(double duration) {
        return new SurvivalTime(0, duration, false);
    }
}
