package org.cxsdk.consent;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.jspecify.annotations.Nullable;

/**
 * What a grant for a purpose may be at most, whatever the person is asked to agree to. Every ceiling whose purpose and
 * category lie above those of the grant, or are the same, binds.
 *
 * @param purpose for this purpose and everything below it
 * @param category for this kind of data and everything below it; null for all
 * @param maxValidity how long a grant may run, counted in UTC from its beginning; null if that is not limited
 * @param maxKeep how long what was got may be kept; null if that is not limited
 */
public record Ceiling(
        PurposeId purpose,
        @Nullable DataCategoryId category,
        @Nullable Period maxValidity,
        @Nullable Period maxKeep) {

    public Ceiling {
        Objects.requireNonNull(purpose, "purpose");
    }

    /** Whether it binds this scope. */
    boolean binds(Scope scope, Vocabulary words) {
        return words.purposes().covers(purpose, scope.purpose())
                && (category == null || words.categories().covers(category, scope.category()));
    }

    /** What of a grant goes beyond it, if anything does; {@code now} is when a grant without beginning begins. */
    Optional<String> exceededBy(Validity validity, GrantTerms terms, Instant now) {
        if (maxValidity != null) {
            Instant begin = Objects.requireNonNullElse(validity.from(), now);
            Instant latest = after(begin, maxValidity);
            if (validity.to() == null || validity.to().isAfter(latest)) {
                return Optional.of("runs " + validity + ", longer than " + maxValidity);
            }
        }
        if (maxKeep != null
                && (terms.keepFor() == null || after(now, terms.keepFor()).isAfter(after(now, maxKeep)))) {
            return Optional.of("lets data be kept for " + (terms.keepFor() == null ? "ever" : terms.keepFor())
                    + ", longer than " + maxKeep);
        }
        return Optional.empty();
    }

    static Instant after(Instant instant, Period period) {
        return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    String canonical() {
        return purpose + "\t" + (category == null ? "" : category) + "\t" + maxValidity + "\t" + maxKeep;
    }
}
