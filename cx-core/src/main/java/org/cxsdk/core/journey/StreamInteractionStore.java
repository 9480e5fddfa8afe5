package org.cxsdk.core.journey;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Opened;
import org.cxsdk.core.context.PublishedFact;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.SealedPlace;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** {@link InteractionStore} over streams: one for each journey, its interactions in the order of arrival. */
final class StreamInteractionStore implements InteractionStore {

    private static final FormCodec<String> NOTE = FormCodec.of(
            1, InteractionForm.NoteForm.class, InteractionForm.NoteForm::new, InteractionForm.NoteForm::text);

    private static final FormCodec<List<InteractionDetails.RelatedObject>> OBJECTS = FormCodec.of(
            1,
            InteractionForm.ObjectsForm.class,
            InteractionForm.ObjectsForm::of,
            InteractionForm.ObjectsForm::toValue);

    private static final String NOTE_FIELD = "note";

    private static final String OBJECTS_FIELD = "objects";

    private static final StreamKind<InteractionForm> INTERACTIONS = StreamKind.<InteractionForm>of(
                    "journey.interactions")
            .with(
                    "interaction",
                    InteractionForm.class,
                    FormCodec.of(2, InteractionForm.class, Function.identity(), Function.<InteractionForm>identity())
                            .reading(1, InteractionForm.class, Function.identity()));

    /** Reads the journey first: whether the interaction is known cannot be seen from sealed bytes, which always differ. */
    @Override
    public Interaction record(CxSession session, JourneyInstance instance, Interaction interaction) {
        if (!interaction.journey().equals(instance.id())) {
            throw new IllegalArgumentException(
                    "interaction " + interaction.id() + " belongs to another journey than " + instance.id());
        }
        Slice<RecordedFact<InteractionForm>, Long> stream =
                session.readWhole(INTERACTIONS, instance.id().value());
        Optional<RecordedFact<InteractionForm>> known = stream.items().stream()
                .filter(fact -> fact.id().equals(interaction.id().value()))
                .findFirst();
        if (known.isPresent()) {
            return sameAs(interaction, known.get(), session);
        }
        InteractionForm form = InteractionForm.of(
                interaction,
                interaction.note() == null
                        ? null
                        : session.seal(instance.subject(), place(interaction, NOTE_FIELD), NOTE, interaction.note()),
                interaction.details().objects().isEmpty()
                        ? null
                        : session.seal(
                                instance.subject(),
                                place(interaction, OBJECTS_FIELD),
                                OBJECTS,
                                interaction.details().objects()));
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
        Slice<PublishedFact<InteractionForm>, Position> page = session.readAll(INTERACTIONS, after, limit);
        return new Slice<>(
                page.items().stream()
                        .map(item -> new Arrival(item.position(), open(session, item.fact())))
                        .toList(),
                page.last(),
                page.more());
    }

    private static SealedPlace place(Interaction interaction, String field) {
        return INTERACTIONS.place(
                interaction.journey().value(), interaction.id().value(), field);
    }

    /** Returns the known interaction if it is the same; when it was recorded, and parts that are erased, do not count. */
    private static Interaction sameAs(Interaction interaction, RecordedFact<InteractionForm> fact, CxSession session) {
        Interaction known = open(session, fact);
        boolean noteErased = fact.value().note() != null && known.note() == null;
        boolean objectsErased =
                fact.value().objects() != null && known.details().objects().isEmpty();
        boolean same = InteractionForm.of(interaction.recordedAt(known.recorded()), null, null)
                        .equals(InteractionForm.of(known, null, null))
                && (noteErased || Objects.equals(interaction.note(), known.note()))
                && (objectsErased
                        || interaction
                                .details()
                                .objects()
                                .equals(known.details().objects()));
        if (!same) {
            throw new CxException(
                    CoreError.INTERACTION_CHANGED,
                    "another interaction of journey " + known.journey() + " is recorded as " + known.id(),
                    "Give each interaction an identifier of its own; what was recorded never changes, a correction is a"
                            + " new one.");
        }
        return known;
    }

    private static Interaction open(CxSession session, RecordedFact<InteractionForm> fact) {
        Sealed note = fact.value().note();
        Sealed objects = fact.value().objects();
        return fact.value()
                .toValue(
                        note == null ? null : note(session.open(note, INTERACTIONS.place(fact, NOTE_FIELD), NOTE)),
                        objects == null
                                ? List.of()
                                : session.open(objects, INTERACTIONS.place(fact, OBJECTS_FIELD), OBJECTS)
                                        .content()
                                        .orElse(List.of()));
    }

    private static @Nullable String note(Opened<String> opened) {
        return opened.content().orElse(null);
    }
}
