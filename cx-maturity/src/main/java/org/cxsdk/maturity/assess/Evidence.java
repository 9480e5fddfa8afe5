package org.cxsdk.maturity.assess;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something an answer rests on.
 *
 * @param id its identifier within the assessment
 * @param title what it is
 * @param type what kind of thing it is, in the words of whoever filed it; for example {@code policy}, {@code report}
 * @param owner who keeps it
 * @param scope what it covers, in words; for example an office or a period
 * @param supports whether it speaks for the answer; negative evidence is filed too, and never makes an answer valid
 * @param confidence how sure the assessor is of it, 1 (hearsay) to 5 (seen and tested)
 * @param collected the day it was taken
 * @param validUntil the last day on which it still proves something
 * @param sha256 SHA-256 of its content, 64 lower-case hexadecimal digits
 */
public record Evidence(
        EvidenceId id,
        String title,
        @Nullable String type,
        @Nullable String owner,
        @Nullable String scope,
        boolean supports,
        @Nullable Integer confidence,
        @Nullable LocalDate collected,
        @Nullable LocalDate validUntil,
        @Nullable String sha256) {

    public Evidence {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        if (confidence != null && (confidence < 1 || confidence > 5)) {
            throw new IllegalArgumentException("confidence (" + confidence + ") must be 1 to 5");
        }
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 (" + sha256 + ") must be 64 lower-case hexadecimal digits");
        }
        if (collected != null && validUntil != null && validUntil.isBefore(collected)) {
            throw new IllegalArgumentException(
                    "validUntil (" + validUntil + ") must not be before collected (" + collected + ")");
        }
    }

    /** Evidence that supports its answers, without scope and confidence. */
    public Evidence(
            EvidenceId id,
            String title,
            @Nullable String type,
            @Nullable String owner,
            @Nullable LocalDate collected,
            @Nullable LocalDate validUntil,
            @Nullable String sha256) {
        this(id, title, type, owner, null, true, null, collected, validUntil, sha256);
    }

    /** The same piece, collected on another day that is not after its last. */
    public Evidence collectedOn(LocalDate other) {
        return new Evidence(id, title, type, owner, scope, supports, confidence, other, validUntil, sha256);
    }

    /** What evidence is worth on a day. */
    public enum Standing {
        /** It stands. */
        VALID,
        /** The last day on which it proves something is over. */
        EXPIRED,
        /** It was collected later. */
        NOT_YET,
        /** It stands, since it has no end or no day is known. */
        UNDATED;

        /** The name in files: {@code valid}, {@code not-yet}, … */
        public String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it proves something on the day. */
        public boolean stands() {
            return this == VALID || this == UNDATED;
        }
    }

    /**
     * What it is worth on a day.
     *
     * @param day the day; null if none is known, and everything then stands
     */
    public Standing standingOn(@Nullable LocalDate day) {
        if (day == null || (validUntil == null && collected == null)) {
            return Standing.UNDATED;
        }
        if (validUntil != null && day.isAfter(validUntil)) {
            return Standing.EXPIRED;
        }
        if (collected != null && collected.isAfter(day)) {
            return Standing.NOT_YET;
        }
        return validUntil == null ? Standing.UNDATED : Standing.VALID;
    }
}
