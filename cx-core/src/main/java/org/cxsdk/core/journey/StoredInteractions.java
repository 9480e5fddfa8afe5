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
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** {@link InteractionStore} over streams: one for each journey, its interactions in the order of arrival. */
final class StoredInteractions implements InteractionStore {

    private static final FormCodec<String> NOTE = FormCodec.of(
            1, InteractionForm.NoteForm.class, InteractionForm.NoteForm::new, InteractionForm.NoteForm::text);

    private static final StreamKind<InteractionForm> INTERACTIONS = StreamKind.<InteractionForm>of(
                    "journey.interactions")
            .with(
                    "interaction",
                    InteractionForm.class,
                    FormCodec.of(1, InteractionForm.class, Function.identity(), Function.identity()));

    /** Reads the journey first: whether the interaction is known cannot be seen from sealed bytes, which always differ. */
    @Override
    public Interaction record(CxSession session, JourneyInstance instance, Interaction interaction) {
        if (!interaction.journey().equals(instance.id())) {
            throw new IllegalArgumentException(
                    "interaction " + interaction.id() + " belongs to another journey than " + instance.id());
        }
        Slice<RecordedFact<InteractionForm>, Long> stream =
                session.readWhole(INTERACTIONS, instance.id().value());
        Optional<InteractionForm> known = stream.items().stream()
                .filter(fact -> fact.id().equals(interaction.id().value()))
                .map(RecordedFact::value)
                .findFirst();
        if (known.isPresent()) {
            return sameAs(interaction, known.get(), session);
        }
        InteractionForm form = InteractionForm.of(
                interaction,
                interaction.note() == null ? null : session.seal(instance.subject(), NOTE, interaction.note()));
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
                .map(fact -> open(session, fact.value()))
                .toList();
    }

    @Override
    public Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit) {
        Slice<PublishedFact<InteractionForm>, Position> page = session.readAll(INTERACTIONS, after, limit);
        return new Slice<>(
                page.items().stream()
                        .map(item -> new Arrival(
                                item.position(), open(session, item.fact().value())))
                        .toList(),
                page.last(),
                page.more());
    }

    /** Returns the known interaction if it is the same; when it was recorded, and a note that is erased, do not count. */
    private static Interaction sameAs(Interaction interaction, InteractionForm form, CxSession session) {
        Interaction known = open(session, form);
        boolean erased = form.note() != null && known.note() == null;
        boolean same = InteractionForm.of(interaction.recordedAt(known.recorded()), null)
                        .equals(InteractionForm.of(known, null))
                && (erased || Objects.equals(interaction.note(), known.note()));
        if (!same) {
            throw new CxException(
                    CoreError.INTERACTION_CHANGED,
                    "another interaction of journey " + known.journey() + " is recorded as " + known.id(),
                    "Give each interaction an identifier of its own; what was recorded never changes.");
        }
        return known;
    }

    private static Interaction open(CxSession session, InteractionForm form) {
        return form.toValue(form.note() == null ? null : note(session.open(form.note(), NOTE)));
    }

    private static @Nullable String note(Opened<String> opened) {
        return opened.content().orElse(null);
    }
}
