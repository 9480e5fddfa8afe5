package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.StatementRecord;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a person is given who asks what is stored and done about her.
 *
 * @param subject who asked
 * @param asOf when
 * @param statements what she allowed and refused, and what became of it, oldest first
 * @param uses every use of her data that is kept, newest first
 * @param erasure that her data was erased; null if it was not
 * @param holds legal holds that keep entries about her
 * @param checkpoint the last checkpoint of the ledger, so that the report can be held against it; null before the first
 */
public record AccessReport(
        SubjectId subject,
        Instant asOf,
        List<StatementRecord> statements,
        List<Use> uses,
        @Nullable Erasure erasure,
        List<LegalHold> holds,
        @Nullable Checkpoint checkpoint) {

    public AccessReport {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(asOf, "asOf");
        statements = List.copyOf(statements);
        uses = List.copyOf(uses);
        holds = List.copyOf(holds);
    }

    /** That her data was erased, if it was. */
    public Optional<Erasure> erased() {
        return Optional.ofNullable(erasure);
    }

    /** The last checkpoint, if there is one. */
    public Optional<Checkpoint> heldAgainst() {
        return Optional.ofNullable(checkpoint);
    }

    /** Everybody who got data of hers, in the order of the last time, newest first. */
    public List<Recipient> recipients() {
        Map<RecipientId, List<Use>> byRecipient = new LinkedHashMap<>();
        uses.stream()
                .filter(use -> use.kind() == DisclosureKind.RELEASED)
                .forEach(use -> byRecipient
                        .computeIfAbsent(use.scope().recipient(), id -> new ArrayList<>())
                        .add(use));
        return byRecipient.entrySet().stream()
                .map(entry -> Recipient.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Somebody who got data.
     *
     * @param id who
     * @param times how often
     * @param first when first
     * @param last when last
     * @param categories which kinds of data
     * @param purposes what for
     */
    public record Recipient(
            RecipientId id,
            int times,
            Instant first,
            Instant last,
            List<DataCategoryId> categories,
            List<PurposeId> purposes) {

        public Recipient {
            categories = List.copyOf(categories);
            purposes = List.copyOf(purposes);
        }

        private static Recipient of(RecipientId id, List<Use> newestFirst) {
            TreeSet<String> categories = new TreeSet<>();
            TreeSet<String> purposes = new TreeSet<>();
            newestFirst.forEach(use -> {
                categories.add(use.scope().category().value());
                purposes.add(use.scope().purpose().value());
            });
            return new Recipient(
                    id,
                    newestFirst.size(),
                    newestFirst.get(newestFirst.size() - 1).at(),
                    newestFirst.get(0).at(),
                    categories.stream().map(DataCategoryId::of).toList(),
                    purposes.stream().map(PurposeId::of).toList());
        }
    }
}
