package org.cxsdk.maturity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.ExternalId;
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
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** {@link AssessmentStore} over documents. The assessor's name and notes stand sealed under a key of hers. */
final class DocumentAssessmentStore implements AssessmentStore {

    private static final String BY_MODEL = "by-model";

    /** How many are read at once. */
    private static final int PAGE = 100;

    private static final String WORDS_FIELD = "words";

    static final DocumentKind<AssessmentForm> ASSESSMENTS = DocumentKind.of(
            "maturity.assessment",
            FormCodec.of(1, AssessmentForm.class, Function.identity(), Function.identity()),
            form -> List.of(IndexTuple.of(
                    BY_MODEL, IndexValue.of(form.model().id()), IndexValue.of(shortened(form.subject())))));

    private static final FormCodec<AssessmentForm.Words> WORDS =
            FormCodec.of(1, AssessmentForm.Words.class, Function.identity(), Function.identity());

    @Override
    public void save(CxSession session, DefinitionRef model, Assessment assessment) {
        write(session, model, assessment, null);
    }

    @Override
    public void approve(CxSession session, DefinitionRef model, Assessment assessment, Instant approved) {
        write(session, model, assessment, Objects.requireNonNull(approved, "approved"));
    }

    private static void write(
            CxSession session, DefinitionRef model, Assessment assessment, @Nullable Instant approved) {
        String id = id(new ModelId(model.id()), assessment.subject(), assessment.scope());
        Optional<Stored<AssessmentForm>> before = session.load(ASSESSMENTS, id);
        if (before.isPresent() && before.get().value().approved() != null) {
            throw new CxException(
                    MaturityError.APPROVED,
                    "the assessment of " + assessment.subject() + " in " + assessment.scope() + " is approved",
                    "Assess a new scope; its approval supersedes this one, which stays.");
        }
        Expected expected = before.map(Stored::expected).orElse(Expected.absent());
        AssessmentForm.Words words = AssessmentForm.Words.of(assessment);
        AssessmentForm form = AssessmentForm.of(
                model,
                assessment,
                session.seal(
                        person(session, String.valueOf(assessment.assessor())),
                        ASSESSMENTS.place(id, WORDS_FIELD),
                        WORDS,
                        words),
                approved);
        session.write(ASSESSMENTS, id, expected, form);
    }

    @Override
    public List<Kept> ofSubject(CxSession session, ModelId model, Subject subject) {
        List<Kept> kept = new ArrayList<>();
        Cursor after = Cursor.START;
        while (true) {
            Slice<Stored<AssessmentForm>, Cursor> found = session.find(
                    ASSESSMENTS,
                    session.query(ASSESSMENTS, BY_MODEL)
                            .equal(model.value())
                            .equal(shortened(subject.value()))
                            .after(after)
                            .limit(PAGE));
            found.items().stream()
                    .map(stored -> kept(session, stored))
                    .filter(one -> one.assessment().subject().equals(subject))
                    .forEach(kept::add);
            if (!found.more()) {
                kept.sort(Comparator.comparing(one -> one.assessment().scope()));
                return kept;
            }
            after = found.last();
        }
    }

    @Override
    public Optional<Kept> find(CxSession session, ModelId model, Subject subject, Scope scope) {
        return session.load(ASSESSMENTS, id(model, subject, scope)).map(stored -> kept(session, stored));
    }

    @Override
    public Slice<Kept, Cursor> ofModel(CxSession session, ModelId model, Cursor after, int limit) {
        Slice<Stored<AssessmentForm>, Cursor> found = session.find(
                ASSESSMENTS,
                session.query(ASSESSMENTS, BY_MODEL)
                        .equal(model.value())
                        .after(after)
                        .limit(limit));
        return new Slice<>(
                found.items().stream().map(stored -> kept(session, stored)).toList(), found.last(), found.more());
    }

    @Override
    public void forget(CxSession session, String assessor) {
        session.destroyKeys(person(session, assessor));
    }

    private static Kept kept(CxSession session, Stored<AssessmentForm> stored) {
        AssessmentForm form = stored.value();
        AssessmentForm.Words words = session.open(form.words(), ASSESSMENTS.place(stored.id(), WORDS_FIELD), WORDS)
                .content()
                .orElse(new AssessmentForm.Words(null, new TreeMap<>(Map.of())));
        return new Kept(form.model().toRef(), form.toAssessment(words), Optional.ofNullable(form.approved()));
    }

    /** The assessor as the owner of a key: the same name gives the same person, and the identifier does not tell the name. */
    static SubjectId person(CxSession session, String assessor) {
        return SubjectId.of("assessor:" + session.lookupHash(ExternalId.of("assessor", assessor)));
    }

    /** Model, subject and scope may be longer than an id together, so the id is their hash. */
    static String id(ModelId model, Subject subject, Scope scope) {
        return sha256(model.value() + '\n' + subject.value() + '\n' + scope.value());
    }

    /** Model and subject together may be longer than a tuple; what is cut off only loosens the order. */
    private static String shortened(String subject) {
        return subject.length() <= 60 ? subject : subject.substring(0, subject.offsetByCodePoints(0, 60));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
