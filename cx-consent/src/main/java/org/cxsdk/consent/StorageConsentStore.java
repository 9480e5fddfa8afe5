package org.cxsdk.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.SealedPlace;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Statements as facts in one stream for each person, vocabularies as documents. In clear stand identifiers, instants and
 * codes; the note of an evidence is sealed under the person's key.
 */
final class StorageConsentStore implements ConsentStore {

    static final StreamKind<Said> FACTS = StreamKind.<Said>of("consent.facts")
            .with("granted", GrantedForm.class, third(GrantedForm.class))
            .with("refused", RefusedForm.class, third(RefusedForm.class))
            .with("withdrawn", WithdrawnForm.class, third(WithdrawnForm.class))
            .with("restricted", RestrictedForm.class, plain(RestrictedForm.class))
            .with("lifted", LiftedForm.class, plain(LiftedForm.class));

    static final DocumentKind<Vocabulary> VOCABULARIES = DocumentKind.of(
            "consent.vocabulary",
            FormCodec.of(1, VocabularyForm.class, VocabularyForm::of, VocabularyForm::toVocabulary));

    /** One document that says which vocabulary is the current one. */
    static final DocumentKind<DefinitionRef> CURRENT =
            DocumentKind.of("consent.current", FormCodec.of(1, RefForm.class, RefForm::of, RefForm::toRef));

    static final String CURRENT_ID = "vocabulary";

    private static final String NOTE_FIELD = "note";

    private static final FormCodec<String> NOTE = FormCodec.of(1, NoteForm.class, NoteForm::new, NoteForm::text);

    /**
     * Vocabularies that were read. They are named by the hash of their content and never change, so one that is kept
     * here is right for every tenant and transaction.
     */
    private static final Cache<DefinitionRef, Vocabulary> READ =
            Caffeine.newBuilder().maximumSize(64).executor(Runnable::run).build();

    @Override
    public ConsentHistory history(CxSession session, SubjectId subject) {
        Slice<RecordedFact<Said>, Long> log = session.readWhole(FACTS, subject.value());
        return ConsentHistory.of(
                subject, log.items().stream().map(StorageConsentStore::fact).toList(), log.last());
    }

    @Override
    public ConsentHistory history(CxSession session, SubjectId subject, ConsentHistory known) {
        Slice<RecordedFact<Said>, Long> news = session.read(FACTS, subject.value(), known.revision(), Limits.BATCH);
        if (news.items().isEmpty() && news.last() == known.revision()) {
            return known;
        }
        return news.more()
                ? history(session, subject)
                : known.plus(
                        news.items().stream().map(StorageConsentStore::fact).toList(), news.last());
    }

    @Override
    public void append(CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence) {
        EvidenceForm shown = evidence == null ? null : sealed(session, subject, fact.id(), evidence);
        String saidBy = saidBy(session, fact);
        Said said = fact.fold(
                granted -> GrantedForm.of(granted, shown, saidBy),
                refused -> RefusedForm.of(refused, shown, saidBy),
                withdrawn -> new WithdrawnForm(
                        withdrawn.withdraws().value(), MandatesForm.of(withdrawn.mandates()), shown, saidBy),
                order -> order instanceof ConsentFact.Restricted restricted
                        ? RestrictedForm.of(restricted, shown)
                        : new LiftedForm(((ConsentFact.Lifted) order).lifts().value(), shown));
        session.append(
                FACTS,
                subject.value(),
                ExpectedRevision.at(fact.revision() - 1),
                new Fact<>(fact.id().value(), fact.recorded(), said));
    }

    @Override
    public Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement) {
        return session.readWhole(FACTS, subject.value()).items().stream()
                .filter(entry -> entry.id().equals(statement.value()))
                .findFirst()
                .flatMap(entry -> Optional.ofNullable(entry.value().evidence())
                        .map(form -> opened(session, FACTS.place(entry, NOTE_FIELD), form)));
    }

    @Override
    public Slice<Published, Position> published(CxSession session, Position after, int limit) {
        var slice = session.readAll(FACTS, after, limit);
        return new Slice<>(
                slice.items().stream()
                        .map(item -> new Published(
                                item.position(),
                                SubjectId.of(item.fact().stream().id()),
                                fact(item.fact())))
                        .toList(),
                slice.last(),
                slice.more());
    }

    @Override
    public void publish(CxSession session, Vocabulary vocabulary) {
        String id = vocabulary.ref().toString();
        Optional<Stored<Vocabulary>> before = session.load(VOCABULARIES, id);
        if (before.isEmpty()) {
            session.write(VOCABULARIES, id, Expected.absent(), vocabulary);
        } else if (!before.get().value().equals(vocabulary)) {
            throw new CxException(
                    ConsentError.VOCABULARY_VERSION_REUSED,
                    "vocabulary " + id + " was published before with other content",
                    "Give the changed vocabulary a new version; statements rest on the one that people were shown.");
        }
        session.write(CURRENT, CURRENT_ID, Expected.any(), vocabulary.ref());
    }

    @Override
    public Optional<Vocabularies> vocabularies(CxSession session, Set<DefinitionRef> shown) {
        Optional<DefinitionRef> current = session.load(CURRENT, CURRENT_ID).map(Stored::value);
        if (current.isEmpty()) {
            return Optional.empty();
        }
        Set<DefinitionRef> wanted = new HashSet<>(shown);
        wanted.add(current.get());
        Map<DefinitionRef, Vocabulary> found = read(session, wanted);
        Vocabulary words = found.get(current.get());
        if (words == null) {
            throw new CxException(
                    CoreError.NOT_FOUND,
                    "the current vocabulary " + current.get() + " is not in the storage",
                    "Publish it again.");
        }
        return Optional.of(Vocabularies.of(words, List.copyOf(found.values())));
    }

    private static Map<DefinitionRef, Vocabulary> read(CxSession session, Set<DefinitionRef> wanted) {
        Map<DefinitionRef, Vocabulary> found = new LinkedHashMap<>(READ.getAllPresent(wanted));
        List<String> missing = wanted.stream()
                .filter(ref -> !found.containsKey(ref))
                .map(DefinitionRef::toString)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            session.load(VOCABULARIES, missing).values().forEach(stored -> {
                Vocabulary vocabulary = stored.value();
                READ.put(vocabulary.ref(), vocabulary);
                if (wanted.contains(vocabulary.ref())) {
                    found.put(vocabulary.ref(), vocabulary);
                }
            });
        }
        return found;
    }

    private static EvidenceForm sealed(CxSession session, SubjectId subject, StatementId statement, Evidence evidence) {
        SealedPlace place = FACTS.place(subject.value(), statement.value(), NOTE_FIELD);
        return new EvidenceForm(
                evidence.act(),
                evidence.readableNote()
                        .map(note -> session.seal(subject, place, NOTE, note))
                        .orElse(null));
    }

    private static Evidence opened(CxSession session, SealedPlace place, EvidenceForm form) {
        Evidence evidence = Evidence.of(form.act());
        return form.note() == null
                ? evidence
                : session.open(form.note(), place, NOTE)
                        .fold(evidence::withNote, () -> new Evidence(form.act(), null, true));
    }

    private static ConsentFact fact(RecordedFact<Said> entry) {
        return entry.value()
                .fact(
                        StatementId.of(entry.id()),
                        entry.revision(),
                        entry.at(),
                        entry.envelope().map(Envelope::actor).orElse(null));
    }

    /** A form that is stored as it is; the first two lacked what is null there. */
    private static <F> FormCodec<F> third(Class<F> form) {
        return FormCodec.<F, F>of(3, form, Function.identity(), Function.identity())
                .reading(1, form, Function.identity())
                .reading(2, form, Function.identity());
    }

    /** Who said it, where no envelope names who recorded it. */
    private static @Nullable String saidBy(CxSession session, ConsentFact fact) {
        return session.envelope().isPresent()
                ? null
                : fact.recordedBy().map(ActorId::value).orElse(null);
    }

    private static @Nullable ActorId actor(@Nullable ActorId recordedBy, @Nullable String saidBy) {
        return recordedBy != null || saidBy == null ? recordedBy : ActorId.of(saidBy);
    }

    /** A form that is stored as it is. */
    private static <F> FormCodec<F> plain(Class<F> form) {
        return FormCodec.of(1, form, Function.identity(), Function.identity());
    }

    /** What an entry holds; identifier, revision, instant and actor stand around it. */
    sealed interface Said {
        @Nullable
        EvidenceForm evidence();

        ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by);
    }

    /** What a statement is about and in which vocabulary; of that one's own objects if it is at hand, which saves half the memory. */
    private record Words(Scope scope, DefinitionRef vocabulary) {
        static Words of(String purpose, String category, String recipient, RefForm vocabulary) {
            Scope scope = Scope.of(purpose, category, recipient);
            DefinitionRef ref = vocabulary.toRef();
            Vocabulary known = READ.getIfPresent(ref);
            return known == null ? new Words(scope, ref) : new Words(known.shared(scope), known.ref());
        }
    }

    record GrantedForm(
            String purpose,
            String category,
            String recipient,
            @Nullable Instant from,
            @Nullable Instant to,
            ReuseBasis basis,
            RefForm vocabulary,
            @Nullable TermsForm terms,
            @Nullable List<String> mandates,
            @Nullable EvidenceForm evidence,
            @Nullable String saidBy)
            implements Said {
        static GrantedForm of(ConsentFact.Granted granted, @Nullable EvidenceForm evidence, @Nullable String saidBy) {
            Scope scope = granted.scope();
            return new GrantedForm(
                    scope.purpose().value(),
                    scope.category().value(),
                    scope.recipient().value(),
                    granted.validity().from(),
                    granted.validity().to(),
                    granted.basis(),
                    RefForm.of(granted.vocabulary()),
                    TermsForm.of(granted.terms()),
                    MandatesForm.of(granted.mandates()),
                    evidence,
                    saidBy);
        }

        @Override
        public ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by) {
            Words said = Words.of(purpose, category, recipient, vocabulary);
            return new ConsentFact.Granted(
                    id,
                    revision,
                    recorded,
                    actor(by, saidBy),
                    said.scope(),
                    new Validity(from, to),
                    basis,
                    said.vocabulary(),
                    terms == null ? GrantTerms.PLAIN : terms.toTerms(),
                    MandatesForm.toIds(mandates));
        }
    }

    record RefusedForm(
            String purpose,
            String category,
            String recipient,
            RefForm vocabulary,
            @Nullable List<String> mandates,
            @Nullable EvidenceForm evidence,
            @Nullable String saidBy)
            implements Said {
        static RefusedForm of(ConsentFact.Refused refused, @Nullable EvidenceForm evidence, @Nullable String saidBy) {
            Scope scope = refused.scope();
            return new RefusedForm(
                    scope.purpose().value(),
                    scope.category().value(),
                    scope.recipient().value(),
                    RefForm.of(refused.vocabulary()),
                    MandatesForm.of(refused.mandates()),
                    evidence,
                    saidBy);
        }

        @Override
        public ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by) {
            Words said = Words.of(purpose, category, recipient, vocabulary);
            return new ConsentFact.Refused(
                    id,
                    revision,
                    recorded,
                    actor(by, saidBy),
                    said.scope(),
                    said.vocabulary(),
                    MandatesForm.toIds(mandates));
        }
    }

    record WithdrawnForm(
            String withdraws,
            @Nullable List<String> mandates,
            @Nullable EvidenceForm evidence,
            @Nullable String saidBy) implements Said {
        @Override
        public ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by) {
            return new ConsentFact.Withdrawn(
                    id, revision, recorded, actor(by, saidBy), StatementId.of(withdraws), MandatesForm.toIds(mandates));
        }
    }

    record RestrictedForm(
            String purpose,
            String category,
            String recipient,
            RefForm vocabulary,
            @Nullable EvidenceForm evidence) implements Said {
        static RestrictedForm of(ConsentFact.Restricted restricted, @Nullable EvidenceForm evidence) {
            Scope scope = restricted.scope();
            return new RestrictedForm(
                    scope.purpose().value(),
                    scope.category().value(),
                    scope.recipient().value(),
                    RefForm.of(restricted.vocabulary()),
                    evidence);
        }

        @Override
        public ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by) {
            return new ConsentFact.Restricted(
                    id, revision, recorded, by, Scope.of(purpose, category, recipient), vocabulary.toRef());
        }
    }

    record LiftedForm(String lifts, @Nullable EvidenceForm evidence) implements Said {
        @Override
        public ConsentFact fact(StatementId id, long revision, Instant recorded, @Nullable ActorId by) {
            return new ConsentFact.Lifted(id, revision, recorded, by, StatementId.of(lifts));
        }
    }

    record EvidenceForm(String act, @Nullable Sealed note) {}

    record NoteForm(String text) {}

    record VocabularyForm(
            String id,
            String version,
            List<ConceptForm> purposes,
            List<ConceptForm> categories,
            List<ConceptForm> recipients) {
        static VocabularyForm of(Vocabulary vocabulary) {
            return new VocabularyForm(
                    vocabulary.ref().id(),
                    vocabulary.ref().version(),
                    ConceptForm.of(vocabulary.purposes()),
                    ConceptForm.of(vocabulary.categories()),
                    ConceptForm.of(vocabulary.recipients()));
        }

        Vocabulary toVocabulary() {
            return Vocabulary.of(
                    id,
                    version,
                    ConceptForm.toTaxonomy(purposes, PurposeId::of),
                    ConceptForm.toTaxonomy(categories, DataCategoryId::of),
                    ConceptForm.toTaxonomy(recipients, RecipientId::of));
        }
    }

    record ConceptForm(String id, List<String> parents) {
        static <T> List<ConceptForm> of(Taxonomy<T> taxonomy) {
            List<ConceptForm> forms = new ArrayList<>();
            taxonomy.concepts()
                    .forEach(concept -> forms.add(new ConceptForm(
                            concept.id().toString(),
                            concept.parents().stream().map(Object::toString).toList())));
            return forms;
        }

        static <T> Taxonomy<T> toTaxonomy(List<ConceptForm> forms, Function<String, T> id) {
            return Taxonomy.of(forms.stream()
                    .map(form -> new Taxonomy.Concept<>(
                            id.apply(form.id()), form.parents().stream().map(id).toList()))
                    .toList());
        }
    }
}
