package org.cxsdk.core.journey.improve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Slice;

/** {@link ImprovementStore} over documents, found by the version that they are about. */
final class DocumentImprovementStore implements ImprovementStore {

    private static final String BY_VERSION = "by-version";

    private static final DocumentKind<EngagementActivity> ACTIVITIES = DocumentKind.of(
            "journey.engagement",
            FormCodec.of(1, Forms.Activity.class, Forms.Activity::of, Forms.Activity::toValue),
            activity -> List.of(IndexTuple.of(
                    BY_VERSION,
                    IndexValue.of(activity.journey().toString()),
                    IndexValue.of(activity.on().toEpochDay()))));

    private static final DocumentKind<MapNote> NOTES = DocumentKind.of(
            "journey.note",
            FormCodec.of(1, Forms.Note.class, Forms.Note::of, Forms.Note::toValue),
            note -> List.of(
                    IndexTuple.of(BY_VERSION, IndexValue.of(note.journey().toString()))));

    private static final DocumentKind<Commitment> COMMITMENTS = DocumentKind.of(
            "journey.commitment",
            FormCodec.of(1, Forms.Promise.class, Forms.Promise::of, Forms.Promise::toValue),
            commitment -> List.of(
                    IndexTuple.of(BY_VERSION, IndexValue.of(commitment.journey().toString()))));

    private static final DocumentKind<LifeEventJourney> LIFE_EVENTS = DocumentKind.of(
            "journey.life-event",
            FormCodec.of(1, Forms.LifeEvent.class, Forms.LifeEvent::of, Forms.LifeEvent::toValue));

    @Override
    public void put(CxSession session, EngagementActivity activity) {
        put(session, ACTIVITIES, activity.id().value(), activity);
    }

    @Override
    public List<EngagementActivity> activities(CxSession session, JourneyVersion version) {
        return on(session, ACTIVITIES, version);
    }

    @Override
    public void put(CxSession session, MapNote note) {
        put(session, NOTES, note.id().value(), note);
    }

    @Override
    public List<MapNote> notes(CxSession session, JourneyVersion version) {
        return on(session, NOTES, version);
    }

    @Override
    public void put(CxSession session, Commitment commitment) {
        put(session, COMMITMENTS, commitment.id().value(), commitment);
    }

    @Override
    public List<Commitment> commitments(CxSession session, JourneyVersion version) {
        return on(session, COMMITMENTS, version);
    }

    @Override
    public void put(CxSession session, LifeEventJourney journey) {
        put(session, LIFE_EVENTS, journey.id().value(), journey);
    }

    @Override
    public Optional<LifeEventJourney> lifeEvent(CxSession session, JourneyInstanceId id) {
        return session.load(LIFE_EVENTS, id.value()).map(Stored::value);
    }

    private static <T> void put(CxSession session, DocumentKind<T> kind, String id, T value) {
        Expected expected = session.load(kind, id)
                .map(stored -> Expected.version(stored.version()))
                .orElse(Expected.absent());
        session.write(kind, id, expected, value);
    }

    private static <T> List<T> on(CxSession session, DocumentKind<T> kind, JourneyVersion version) {
        List<T> all = new ArrayList<>();
        DocQuery query = session.query(kind, BY_VERSION).equal(version.toString());
        Slice<Stored<T>, Cursor> slice;
        do {
            slice = session.find(kind, query);
            slice.items().forEach(stored -> all.add(stored.value()));
            query = query.after(slice.last());
        } while (slice.more());
        return List.copyOf(all);
    }
}
