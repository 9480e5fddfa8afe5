package org.cxsdk.core.journey;

import java.time.Instant;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.Sealed;
import org.jspecify.annotations.Nullable;

/** Form 1 of a stored {@link Interaction}: what is personal, the note, stands sealed. */
record InteractionForm(
        String id,
        String journey,
        String step,
        Interaction.Status status,
        @Nullable String channel,
        @Nullable String organisation,
        boolean assistedDigital,
        Instant occurred,
        long sequence,
        Instant recorded,
        @Nullable Sealed note) {

    static InteractionForm of(Interaction interaction, @Nullable Sealed note) {
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
                interaction.occurred(),
                interaction.sequence(),
                interaction.recorded(),
                note);
    }

    Interaction toValue(@Nullable String openedNote) {
        return new Interaction(
                InteractionId.of(id),
                JourneyInstanceId.of(journey),
                StepId.of(step),
                status,
                channel == null ? null : ChannelId.of(channel),
                organisation == null ? null : OrganisationId.of(organisation),
                assistedDigital,
                occurred,
                sequence,
                recorded,
                openedNote);
    }

    /** The personal part. */
    record NoteForm(String text) {}
}
