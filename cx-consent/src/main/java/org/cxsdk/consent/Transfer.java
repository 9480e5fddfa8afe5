package org.cxsdk.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Data that was permitted to go from a provider to a recipient, and what was told of it since.
 *
 * @param id the attempt
 * @param subject whose data
 * @param scope what for, which data, and who
 * @param provider who held the data
 * @param statement the statement that it rests on; null if it rests on none
 * @param excluded categories that had to stay behind
 * @param permitted when it was permitted
 * @param useBefore the first instant at which the permit no longer held
 * @param reported when the provider told that the data went; null if he has not told
 */
public record Transfer(
        DisclosureId id,
        SubjectId subject,
        Scope scope,
        ActorId provider,
        @Nullable StatementId statement,
        Set<DataCategoryId> excluded,
        Instant permitted,
        Instant useBefore,
        @Nullable Instant reported) {

    public Transfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(provider, "provider");
        excluded = Set.copyOf(excluded);
        Objects.requireNonNull(permitted, "permitted");
        Objects.requireNonNull(useBefore, "useBefore");
    }

    /** When the provider told that the data went, if he did. */
    public Optional<Instant> reportedAt() {
        return Optional.ofNullable(reported);
    }

    /**
     * Command: a provider tells that data went.
     *
     * @param id the attempt under which it was permitted
     * @param provider who tells it
     * @param at when it went
     * @param categories which data went
     */
    public record Report(DisclosureId id, ActorId provider, Instant at, Set<DataCategoryId> categories) {
        public Report {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(at, "at");
            categories = Set.copyOf(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("categories must not be empty");
            }
        }
    }

    /** How a report fits the permit it names. */
    public enum Match {
        /** It went as it was permitted. */
        PERMITTED,
        /** There was no permit. */
        NO_PERMIT,
        /** Another provider had the permit. */
        OTHER_PROVIDER,
        /** It went when the permit no longer held. */
        TOO_LATE,
        /** Data went that the permit does not cover. */
        OTHER_DATA
    }
}
