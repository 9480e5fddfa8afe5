package org.cxsdk.maturity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.maturity.plan.PlanError;

/**
 * Versioned definitions of one kind over documents. A version is published once: the same content again changes nothing,
 * other content under the same version is refused.
 */
final class PublishedDefinitionStore {

    private static final String BY_ID = "by-id";

    private final DocumentKind<PublishedForm> kind;

    PublishedDefinitionStore(String kind) {
        this.kind = DocumentKind.of(
                kind,
                FormCodec.of(1, PublishedForm.class, Function.identity(), Function.identity()),
                form -> List.of(IndexTuple.of(BY_ID, IndexValue.of(form.id()))));
    }

    void publish(CxSession session, DefinitionRef ref, String canonical) {
        Optional<Stored<PublishedForm>> earlier = session.load(kind, key(ref.id(), ref.version()));
        if (earlier.isEmpty()) {
            session.write(
                    kind,
                    key(ref.id(), ref.version()),
                    Expected.absent(),
                    new PublishedForm(ref.id(), ref.version(), ref.sha256(), canonical));
        } else if (!earlier.get().value().sha256().equals(ref.sha256())) {
            throw new CxException(
                    PlanError.OTHER_CONTENT,
                    ref + " was published before with other content",
                    "Give the changed document a new version.");
        }
    }

    Optional<Source> find(CxSession session, String id, String version) {
        return session.load(kind, key(id, version)).map(stored -> source(stored.value()));
    }

    Source require(CxSession session, String id, String version) {
        return find(session, id, version)
                .orElseThrow(() -> new CxException(
                        PlanError.UNKNOWN,
                        id + "@" + version + " was not published",
                        "Publish it first, or check identifier and version."));
    }

    /** The versions of a definition that were published, at most a thousand. */
    List<String> versions(CxSession session, String id) {
        return session.find(kind, session.query(kind, BY_ID).equal(id).limit(1_000)).items().stream()
                .map(stored -> stored.value().version())
                .toList();
    }

    private static Source source(PublishedForm form) {
        return Source.of(
                form.id() + "@" + form.version() + ".json", form.document().getBytes(StandardCharsets.UTF_8));
    }

    /** Identifier and version each take up to 200 bytes, an id of a document as much as one of them: so it is the hash. */
    private static String key(String id, String version) {
        return DocumentAssessmentStore.sha256(id + '\n' + version);
    }
}
