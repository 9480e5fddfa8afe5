package org.cxsdk.feedback.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.PublishedFact;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.CaseForms.FactForm;
import org.cxsdk.feedback.json.CaseForms.MoneyForm;
import org.cxsdk.feedback.json.CaseForms.WordsForm;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.recovery.RemedyId;
import org.jspecify.annotations.Nullable;

/**
 * Cases as streams of facts. Beside each stands a document with what it is looked up by: the customer, and when it is due. What
 * a customer was granted stands in one document, which two grants at the same moment cannot both write.
 */
public final class StorageCaseStore implements CaseStore {

    private static final String BY_DUE = "by-next-due";
    private static final String BY_CUSTOMER = "by-customer";

    private static final StreamKind<FactForm> FACTS = StreamKind.<FactForm>of("feedback.case")
            .with("fact", FactForm.class, FormCodec.of(1, FactForm.class, Function.identity(), Function.identity()));

    private static final DocumentKind<HeadForm> HEADS = DocumentKind.of(
            "feedback.case",
            FormCodec.of(1, HeadForm.class, Function.identity(), Function.identity()),
            StorageCaseStore::tuples);

    private static final DocumentKind<GrantsForm> GRANTS = DocumentKind.of(
            "feedback.grants", FormCodec.of(1, GrantsForm.class, Function.identity(), Function.identity()));

    private static final FormCodec<String> WORDS = FormCodec.of(1, WordsForm.class, WordsForm::new, WordsForm::text);

    private static final String WORDS_FIELD = "words";

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageCaseStore() {}

    record HeadForm(
            String customer, Instant openedAt, @Nullable Instant nextDue) {}

    record GrantForm(
            Instant at,
            String of,
            String id,
            String remedy,
            @Nullable MoneyForm amount) {}

    record GrantsForm(List<GrantForm> grants) {}

    private static List<IndexTuple> tuples(HeadForm head) {
        List<IndexTuple> tuples = new ArrayList<>();
        tuples.add(IndexTuple.of(BY_CUSTOMER, IndexValue.of(head.customer()), IndexValue.of(head.openedAt())));
        if (head.nextDue() != null) {
            tuples.add(IndexTuple.of(BY_DUE, IndexValue.of(head.nextDue())));
        }
        return tuples;
    }

    @Override
    public Optional<Case> find(CxSession session, CaseId id) {
        List<RecordedFact<FactForm>> facts =
                session.readWhole(FACTS, id.value()).items();
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Case(
                        id, facts.stream().map(fact -> open(session, fact)).toList()));
    }

    private static CaseFact open(CxSession session, RecordedFact<FactForm> fact) {
        Sealed sealed = fact.value().words();
        return CaseForms.toFact(
                fact.value(),
                sealed == null
                        ? null
                        : session.open(sealed, FACTS.place(fact, WORDS_FIELD), WORDS)
                                .content()
                                .orElse(null));
    }

    @Override
    public void add(CxSession session, @Nullable Case before, Case after, @Nullable Instant nextDue) {
        int known = before == null ? 0 : before.facts().size();
        String id = after.id().value();
        List<Fact<FactForm>> facts = new ArrayList<>();
        for (int i = known; i < after.facts().size(); i++) {
            CaseFact fact = after.facts().get(i);
            // an id that nobody else chose: what two people do at once is a conflict of revisions, never the same fact
            String entry = (i + 1) + "-" + UUID.randomUUID();
            String words = CaseForms.words(fact);
            Sealed sealed = words == null
                    ? null
                    : session.seal(after.customer(), FACTS.place(id, entry, WORDS_FIELD), WORDS, words);
            facts.add(new Fact<>(entry, fact.at(), CaseForms.toForm(fact, sealed)));
        }
        session.write(
                HEADS,
                id,
                before == null ? Expected.absent() : Expected.any(),
                new HeadForm(after.customer().value(), after.opened().at(), nextDue));
        session.append(FACTS, id, ExpectedRevision.at(known), facts);
    }

    @Override
    public List<CaseId> due(CxSession session, Instant before, int limit) {
        DocQuery query =
                session.query(HEADS, BY_DUE).before(IndexValue.of(before)).limit(limit);
        return ids(session.find(HEADS, query));
    }

    @Override
    public List<CaseId> ofCustomer(CxSession session, SubjectId customer) {
        return Walk.all(session, HEADS, session.query(HEADS, BY_CUSTOMER).equal(customer.value())).stream()
                .map(stored -> CaseId.of(stored.id()))
                .toList();
    }

    private static List<CaseId> ids(Slice<Stored<HeadForm>, Cursor> slice) {
        return slice.items().stream().map(stored -> CaseId.of(stored.id())).toList();
    }

    @Override
    public List<PastGrant> grants(CxSession session, SubjectId customer) {
        return session.load(GRANTS, customer.value())
                .map(stored -> stored.value().grants().stream()
                        .map(StorageCaseStore::toGrant)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void addGrant(CxSession session, SubjectId customer, List<PastGrant> before, PastGrant grant) {
        List<GrantForm> grants = new ArrayList<>();
        before.forEach(earlier -> grants.add(toForm(earlier)));
        grants.add(toForm(grant));
        // each grant is one version, so the number of grants that were read says which version was
        session.write(
                GRANTS,
                customer.value(),
                before.isEmpty() ? Expected.absent() : Expected.version(before.size()),
                new GrantsForm(grants));
    }

    private static GrantForm toForm(PastGrant grant) {
        return new GrantForm(
                grant.at(),
                grant.of().value(),
                grant.id().value(),
                grant.remedy().value(),
                MoneyForm.of(grant.amount()));
    }

    private static PastGrant toGrant(GrantForm form) {
        return new PastGrant(
                form.at(),
                CaseId.of(form.of()),
                GrantId.of(form.id()),
                RemedyId.of(form.remedy()),
                MoneyForm.value(form.amount()));
    }

    @Override
    public Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit) {
        Slice<PublishedFact<FactForm>, Position> slice = session.readAll(FACTS, after, limit);
        return new Slice<>(
                slice.items().stream()
                        .map(item -> new Arrival(
                                CaseId.of(item.fact().stream().id()),
                                Math.toIntExact(item.fact().revision())))
                        .toList(),
                slice.last(),
                slice.more());
    }
}
