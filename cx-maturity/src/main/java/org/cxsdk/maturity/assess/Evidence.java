package org.cxsdk.maturity.assess;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something an answer rests on.
 *
 * @param id its identifier within the assessment
 * @param title what it is
 * @param type what kind of thing it is, in the words of whoever filed it; for example {@code policy}, {@code report}
 * @param owner who keeps it
 * @param collected the day it was taken
 * @param validUntil the last day on which it still proves something
 * @param sha256 SHA-256 of its content, 64 lower-case hexadecimal digits
 */
public record Evidence(
        EvidenceId id,
        String title,
        @Nullable String type,
        @Nullable String owner,
        @Nullable LocalDate collected,
        @Nullable LocalDate validUntil,
        @Nullable String sha256) {

    public Evidence {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 (" + sha256 + ") must be 64 lower-case hexadecimal digits");
        }
        if (collected != null && validUntil != null && validUntil.isBefore(collected)) {
            throw new IllegalArgumentException(
                    "validUntil (" + validUntil + ") must not be before collected (" + collected + ")");
        }
    }
}
