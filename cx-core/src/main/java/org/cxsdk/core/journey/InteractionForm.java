package org.cxsdk.core.journey;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;

/**
 * Form 2 of a stored {@link Interaction}: what is personal, the note and the objects, stands sealed. Form 1 was the same
 * without {@code corrects}, {@code details} and {@code objects}.
 */
record InteractionForm(
        String id,
        String journey,
        String step,
        Interaction.Status status,
        @Nullable String channel,
        @Nullable String organisation,
        boolean assistedDigital,
        Interaction.@Nullable DataSource data,
        Instant occurred,
        long sequence,
        Instant recorded,
        @Nullable Sealed note,
        @Nullable String corrects,
        @Nullable Details details,
        @Nullable Sealed objects) {

    static InteractionForm of(Interaction interaction, @Nullable Sealed note, @Nullable Sealed objects) {
        return new InteractionForm(
                interaction.id().value(),
                interaction.journey().value(),
                interaction.step().value(),
                interaction.status(),
                interaction.channel() == null ? null : interaction.channel().value(),
                interaction.organisation() == null
                        ? null
                        : interaction.organisation().value(),
                interaction.assistedDigital(),
                interaction.data(),
                interaction.occurred(),
                interaction.sequence(),
                interaction.recorded(),
                note,
                interaction.corrects() == null ? null : interaction.corrects().value(),
                Details.of(interaction.details()),
                objects);
    }

    Interaction toValue(@Nullable String openedNote, List<InteractionDetails.RelatedObject> openedObjects) {
        return new Interaction(
                InteractionId.of(id),
                JourneyInstanceId.of(journey),
                StepId.of(step),
                status,
                channel == null ? null : ChannelId.of(channel),
                organisation == null ? null : OrganisationId.of(organisation),
                assistedDigital,
                data,
                occurred,
                sequence,
                recorded,
                openedNote,
                corrects == null ? null : InteractionId.of(corrects),
                details == null ? Details.NONE.toValue(openedObjects) : details.toValue(openedObjects));
    }

    /** The personal part: the note. */
    record NoteForm(String text) {}

    /** The personal part: what else it is about. */
    record ObjectsForm(List<ObjectForm> objects) {

        static ObjectsForm of(List<InteractionDetails.RelatedObject> objects) {
            return new ObjectsForm(objects.stream()
                    .map(object -> new ObjectForm(
                            object.id().scheme(), object.id().value(), object.type(), object.qualifier()))
                    .toList());
        }

        List<InteractionDetails.RelatedObject> toValue() {
            return objects.stream()
                    .map(object -> new InteractionDetails.RelatedObject(
                            ExternalId.of(object.scheme(), object.id()), object.type(), object.qualifier()))
                    .toList();
        }
    }

    record ObjectForm(String scheme, String id, String type, String qualifier) {}

    record Details(
            @Nullable String source,
            @Nullable String touchpoint,
            InteractionDetails.@Nullable Actor actor,
            @Nullable String representation,
            @Nullable List<String> asked,
            InteractionDetails.@Nullable Outcome outcome,
            @Nullable BigDecimal cost,
            @Nullable String currency,
            @Nullable Integer satisfaction,
            @Nullable String purpose) {

        private static final Details NONE = new Details(null, null, null, null, null, null, null, null, null, null);

        /** Null if nothing of it is to be stored in clear. */
        static @Nullable Details of(InteractionDetails details) {
            Money cost = details.cost();
            Details form = new Details(
                    details.source() == null ? null : details.source().value(),
                    details.touchpoint() == null ? null : details.touchpoint().value(),
                    details.actor(),
                    details.representation() == null
                            ? null
                            : details.representation().value(),
                    details.asked().isEmpty()
                            ? null
                            : details.asked().stream()
                                    .map(DataCategoryId::value)
                                    .toList(),
                    details.outcome(),
                    cost == null ? null : cost.amount(),
                    cost == null ? null : cost.currency().getCurrencyCode(),
                    details.satisfaction(),
                    details.purpose() == null ? null : details.purpose().value());
            return form.equals(NONE) ? null : form;
        }

        InteractionDetails toValue(List<InteractionDetails.RelatedObject> objects) {
            return new InteractionDetails(
                    source == null ? null : SourceId.of(source),
                    touchpoint == null ? null : TouchpointId.of(touchpoint),
                    actor,
                    representation == null ? null : RepresentationId.of(representation),
                    asked == null
                            ? new LinkedHashSet<>()
                            : asked.stream().map(DataCategoryId::of).collect(Collectors.toSet()),
                    objects,
                    outcome,
                    cost == null || currency == null ? null : new Money(cost, Currency.getInstance(currency)),
                    satisfaction,
                    purpose == null ? null : PurposeId.of(purpose));
        }
    }
}
