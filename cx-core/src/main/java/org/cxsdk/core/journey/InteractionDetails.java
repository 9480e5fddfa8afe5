package org.cxsdk.core.journey;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of an interaction.
 *
 * @param source the system that reported it; null for the agency's own
 * @param touchpoint the touchpoint of the catalogue; null if unknown
 * @param actor who acted; null if unknown
 * @param representation on what it rests that somebody acted for the person; null if she acted herself
 * @param asked kinds of data that the person was asked for in it; in order of name
 * @param objects what else it is about: a permit, a payment, a parcel of land; stored sealed
 * @param outcome how it ended; null if it did not, or nobody said
 * @param cost what it cost the agency; null if unknown
 * @param satisfaction how the person herself said it felt, 1 (very bad) to 5 (very good); null if she was not asked or did
 *     not say. Never inferred
 * @param purpose for which purpose others may read it; null for none but the service itself
 */
public record InteractionDetails(
        @Nullable SourceId source,
        @Nullable TouchpointId touchpoint,
        @Nullable Actor actor,
        @Nullable RepresentationId representation,
        Set<DataCategoryId> asked,
        List<RelatedObject> objects,
        @Nullable Outcome outcome,
        @Nullable Money cost,
        @Nullable Integer satisfaction,
        @Nullable PurposeId purpose) {

    /** Nothing else is known. */
    public static final InteractionDetails NONE =
            new InteractionDetails(null, null, null, null, Set.of(), List.of(), null, null, null, null);

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    public InteractionDetails {
        Set<DataCategoryId> sorted = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        sorted.addAll(asked);
        asked = Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
        objects = List.copyOf(objects);
        if (satisfaction != null && (satisfaction < LOWEST || satisfaction > HIGHEST)) {
            throw new IllegalArgumentException("satisfaction (" + satisfaction + ") must lie between 1 and 5");
        }
    }

    /** Who acts in an interaction. */
    public enum Actor {
        /** The person or business herself. */
        CUSTOMER,
        /** Somebody who acts for her. */
        REPRESENTATIVE,
        /** Somebody who helps her and decides nothing. */
        COMPANION,
        /** A member of staff. */
        STAFF,
        /** An automatic assistant. */
        ASSISTANT,
        /** Another system. */
        SYSTEM
    }

    /** How an interaction ended. */
    public enum Outcome {
        /** What was wanted was given, or the question was answered. */
        GRANTED,
        /** It was refused: the service did its work. */
        REFUSED,
        /** The person did not want it any more. */
        WITHDRAWN,
        /** She left without a word. */
        ABANDONED,
        /** A person took over. */
        HANDED_TO_PERSON,
        /** She was sent elsewhere. */
        SENT_ELSEWHERE
    }

    /**
     * Something that an interaction is about, and as what.
     *
     * @param id the object as its owner calls it
     * @param type what it is: {@code permit}, {@code payment}
     * @param qualifier what it is to the interaction: {@code issued}, {@code paid with}
     */
    public record RelatedObject(ExternalId id, String type, String qualifier) {
        public RelatedObject {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(qualifier, "qualifier");
        }
    }
}
