package org.cxsdk.core.journey;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Opened;
import org.cxsdk.core.context.PublishedFact;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** {@link InteractionStore} over streams: one for each journey, its interactions in the order of arrival. */
final class StreamInteractionStore implements InteractionStore {

    private static final FormCodec<String> NOTE =
            FormCodec.of(1, Form.NoteForm.class, Form.NoteForm::new, Form.NoteForm::text);

    private static final String NOTE_FIELD = "note";

    private static final StreamKind<Form> INTERACTIONS = StreamKind.<Form>of("journey.interactions")
            .with("interaction", Form.class, FormCodec.of(1, Form.class, Function.identity(), Function.identity()));

    /** Reads the journey first: whether the interaction is known cannot be seen from sealed bytes, which always differ. */
    @Override
    public Interaction record(CxSession session, JourneyInstance instance, Interaction interaction) {
        if (!interaction.journey().equals(instance.id())) {
            throw new IllegalArgumentException(
                    "interaction " + interaction.id() + " belongs to another journey than " + instance.id());
        }
        Slice<RecordedFact<Form>, Long> stream =
                session.readWhole(INTERACTIONS, instance.id().value());
        Optional<RecordedFact<Form>> known = stream.items().stream()
                .filter(fact -> fact.id().equals(interaction.id().value()))
                .findFirst();
        if (known.isPresent()) {
            return sameAs(interaction, known.get(), session);
        }
        Form form = Form.of(
                interaction,
                interaction.note() == null
                        ? null
                        : session.seal(
                                instance.subject(),
                                INTERACTIONS.place(
                                        instance.id().value(), interaction.id().value(), NOTE_FIELD),
                                NOTE,
                                interaction.note()));
        session.append(
                INTERACTIONS,
                instance.id().value(),
                ExpectedRevision.at(stream.last()),
                new Fact<>(interaction.id().value(), interaction.occurred(), form));
        return interaction;
    }

    @Override
    public List<Interaction> ofJourney(CxSession session, JourneyInstanceId journey) {
        return session.readWhole(INTERACTIONS, journey.value()).items().stream()
                .map(fact -> open(session, fact))
                .toList();
    }

    @Override
    public Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit) {
        Slice<PublishedFact<Form>, Position> page = session.readAll(INTERACTIONS, after, limit);
        return new Slice<>(
                page.items().stream()
                        .map(item -> new Arrival(item.position(), open(session, item.fact())))
                        .toList(),
                page.last(),
                page.more());
    }

    /** Returns the known interaction if it is the same; when it was recorded, and a note that is erased, do not count. */
    private static Interaction sameAs(Interaction interaction, RecordedFact<Form> fact, CxSession session) {
        Interaction known = open(session, fact);
        boolean erased = fact.value().note() != null && known.note() == null;
        boolean same = Form.of(interaction.recordedAt(known.recorded()), null).equals(Form.of(known, null))
                && (erased || Objects.equals(interaction.note(), known.note()));
        if (!same) {
            throw new CxException(
                    CoreError.INTERACTION_CHANGED,
                    "another interaction of journey " + known.journey() + " is recorded as " + known.id(),
                    "Give each interaction an identifier of its own; what was recorded never changes.");
        }
        return known;
    }

    private static Interaction open(CxSession session, RecordedFact<Form> fact) {
        Sealed note = fact.value().note();
        return fact.value()
                .toValue(note == null ? null : note(session.open(note, INTERACTIONS.place(fact, NOTE_FIELD), NOTE)));
    }

    private static @Nullable String note(Opened<String> opened) {
        return opened.content().orElse(null);
    }

    /** Form 1 of a stored {@link Interaction}: what is personal, the note, stands sealed. */
    record Form(
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
            @Nullable Sealed note) {

        static Form of(Interaction interaction, @Nullable Sealed note) {
            return new Form(
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
                    data,
                    occurred,
                    sequence,
                    recorded,
                    openedNote);
        }

        /** The personal part. */
        record NoteForm(String text) {}
    }
}
