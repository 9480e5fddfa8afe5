package org.cxsdk.core.journey;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Slice;

/** {@link JourneyStore} over documents. */
final class DocumentJourneyStore implements JourneyStore {

    private static final String BY_SUBJECT = "by-subject";

    private static final String BY_VERSION = "by-version";

    private static final DocumentKind<JourneyDefinition> DEFINITIONS = DocumentKind.of(
            "journey.definition",
            FormCodec.of(2, DefinitionForm.class, DefinitionForm::of, DefinitionForm::toValue)
                    .reading(1, DefinitionForm.class, DefinitionForm::toValue));

    private static final DocumentKind<JourneyInstance> INSTANCES = DocumentKind.of(
            "journey.instance",
            FormCodec.of(1, InstanceForm.class, InstanceForm::of, InstanceForm::toValue),
            instance -> List.of(
                    IndexTuple.of(
                            BY_SUBJECT, IndexValue.of(instance.subject().value()), IndexValue.of(instance.opened())),
                    IndexTuple.of(
                            BY_VERSION,
                            IndexValue.of(instance.version().toString()),
                            IndexValue.of(instance.opened()))));

    @Override
    public void publish(CxSession session, JourneyDefinition definition) {
        String id = definition.version().toString();
        Optional<Stored<JourneyDefinition>> known = session.load(DEFINITIONS, id);
        if (known.isEmpty()) {
            session.write(DEFINITIONS, id, Expected.absent(), definition);
        } else if (!known.get().value().equals(definition)) {
            throw new CxException(
                    CoreError.JOURNEY_CHANGED,
                    "another design is published as " + id + ", and a version never changes",
                    "Publish the new design under a new version.");
        }
    }

    @Override
    public Optional<JourneyDefinition> definition(CxSession session, JourneyVersion version) {
        return session.load(DEFINITIONS, version.toString()).map(Stored::value);
    }

    @Override
    public JourneyInstance open(CxSession session, JourneyInstance instance) {
        String id = instance.id().value();
        Optional<Stored<JourneyInstance>> known = session.load(INSTANCES, id);
        if (known.isEmpty()) {
            return session.write(INSTANCES, id, Expected.absent(), instance).value();
        }
        JourneyInstance open = known.get().value();
        if (!open.subject().equals(instance.subject()) || !open.version().equals(instance.version())) {
            throw new CxException(
                    CoreError.JOURNEY_CHANGED,
                    "journey " + id + " is open for another person or on another design",
                    "Give the new journey an identifier of its own.");
        }
        return open;
    }

    @Override
    public Optional<JourneyInstance> instance(CxSession session, JourneyInstanceId id) {
        return session.load(INSTANCES, id.value()).map(Stored::value);
    }

    @Override
    public Slice<JourneyInstance, Cursor> ofSubject(CxSession session, SubjectId subject, Cursor after, int limit) {
        return instances(session, BY_SUBJECT, subject.value(), after, limit);
    }

    @Override
    public Slice<JourneyInstance, Cursor> onVersion(
            CxSession session, JourneyVersion version, Cursor after, int limit) {
        return instances(session, BY_VERSION, version.toString(), after, limit);
    }

    private static Slice<JourneyInstance, Cursor> instances(
            CxSession session, String index, String value, Cursor after, int limit) {
        Slice<Stored<JourneyInstance>, Cursor> found = session.find(
                INSTANCES,
                session.query(INSTANCES, index).equal(value).after(after).limit(limit));
        return new Slice<>(found.items().stream().map(Stored::value).toList(), found.last(), found.more());
    }
}
