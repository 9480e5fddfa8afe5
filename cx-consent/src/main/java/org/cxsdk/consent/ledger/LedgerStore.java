package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;

/**
 * The entries of the ledger, in one stream of the tenant: the leaf with index n is the entry with revision n + 1. Beside
 * them one small document for each use, found by a keyed hash of each person it is about, newest first; and the entries
 * that a legal hold keeps beyond the others.
 */
final class LedgerStore {

    static final String STREAM = "ledger";

    static final StreamKind<LedgerForm> FACTS = StreamKind.<LedgerForm>of("consent.ledger")
            .with("disclosed", LedgerForm.DisclosedForm.class, plain(LedgerForm.DisclosedForm.class))
            .with("erased", LedgerForm.ErasedForm.class, plain(LedgerForm.ErasedForm.class))
            .with("held", LedgerForm.HeldForm.class, plain(LedgerForm.HeldForm.class))
            .with("hold-ended", LedgerForm.HoldEndedForm.class, plain(LedgerForm.HoldEndedForm.class))
            .with("purged", LedgerForm.PurgedForm.class, plain(LedgerForm.PurgedForm.class));

    static final String BY_PERSON = "by-person";

    static final DocumentKind<UseForm> USES = DocumentKind.of(
                    "consent.ledger-use", plain(UseForm.class), UseForm::tuples)
            .unattributed();

    static final DocumentKind<KeptForm> KEPT =
            DocumentKind.of("consent.ledger-kept", plain(KeptForm.class)).unattributed();

    static final FormCodec<LedgerForm.PersonForm> PERSON = plain(LedgerForm.PersonForm.class);

    /** A form that is stored as it is. */
    static <F> FormCodec<F> plain(Class<F> form) {
        return FormCodec.of(1, form, Function.identity(), Function.identity());
    }

    /** The keyed hash under which a person is found. */
    String hash(CxSession session, SubjectId subject) {
        return session.lookupHash(ExternalId.of("cx:subject", subject.value()));
    }

    /** Appends entries and returns the index of the first one. */
    long append(CxSession session, List<Fact<? extends LedgerForm>> facts) {
        return session.append(FACTS, STREAM, ExpectedRevision.any(), facts).first() - 1;
    }

    long append(CxSession session, String id, LedgerForm fact) {
        return append(session, List.of(new Fact<>(id, session.now(), fact)));
    }

    void putUse(CxSession session, String entry, UseForm use) {
        session.write(USES, entry, Expected.absent(), use);
    }

    Map<String, Stored<UseForm>> uses(CxSession session, Collection<String> entries) {
        return session.load(USES, entries);
    }

    /** Forgets which persons entries are about, when the entries themselves go. */
    void dropUses(CxSession session, Collection<String> entries) {
        uses(session, entries).values().forEach(use -> session.delete(USES, use.id(), use.expected()));
    }

    Slice<Stored<UseForm>, Cursor> find(CxSession session, DocQuery query) {
        return session.find(USES, query);
    }

    long count(CxSession session, DocQuery query) {
        return session.storage().count(query.limit(DocQuery.MAX_LIMIT));
    }

    /** The uses of a person in a period, newest first. */
    DocQuery usesOf(CxSession session, SubjectId subject, UseQuery wanted) {
        DocQuery query = session.query(USES, BY_PERSON).equal(hash(session, subject));
        // newest first: the index holds the negated instant, so [from, to) is ]-to, -from]
        if (wanted.end().isPresent()) {
            query = query.from(IndexValue.of(1 - micros(wanted.end().get())));
        }
        if (wanted.start().isPresent()) {
            query = query.before(IndexValue.of(1 - micros(wanted.start().get())));
        }
        return query;
    }

    /** Entries after an index, in order, as they are stored; at most 1,000. */
    List<Recorded> read(CxSession session, long fromIndex, int limit) {
        return session.storage()
                .readStream(FACTS.key(session.tenant(), STREAM), fromIndex, limit)
                .items();
    }

    /** The entry with this index, also if a hold kept it when those around it were purged. */
    Recorded entry(CxSession session, long index) {
        List<Recorded> found = read(session, index, 1);
        if (!found.isEmpty() && found.get(0).revision() == index + 1) {
            return found.get(0);
        }
        return session.load(KEPT, kept(index))
                .map(stored -> new Recorded(
                        FACTS.key(session.tenant(), STREAM),
                        index + 1,
                        stored.value().entry()))
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND,
                        "the ledger keeps no entry with index " + index,
                        "It was purged when its retention ended, or never was; look at the checkpoints of purges."));
    }

    RecordedFact<LedgerForm> decode(Recorded recorded) {
        return FACTS.decode(recorded);
    }

    /** Keeps an entry beyond its retention. */
    void keep(CxSession session, Recorded recorded) {
        session.write(KEPT, kept(recorded.revision() - 1), Expected.any(), KeptForm.of(recorded.entry()));
    }

    List<Stored<KeptForm>> kept(CxSession session, int limit) {
        return session.find(KEPT, KEPT.all(session.tenant()).limit(limit)).items();
    }

    void drop(CxSession session, Stored<KeptForm> kept) {
        session.delete(KEPT, kept.id(), kept.expected());
    }

    /** Removes the first entries of the stream. */
    void purge(CxSession session, long size) {
        session.storage().purge(FACTS.key(session.tenant(), STREAM), size);
    }

    private static String kept(long index) {
        return "%019d".formatted(index);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /**
     * Where a use stands in the ledger and whom it is about, as keyed hashes in the order of the sealed parts.
     */
    record UseForm(long index, Instant at, List<String> persons) {
        List<IndexTuple> tuples() {
            List<IndexTuple> tuples = new ArrayList<>();
            persons.forEach(
                    person -> tuples.add(IndexTuple.of(BY_PERSON, IndexValue.of(person), IndexValue.of(-micros(at)))));
            return tuples;
        }
    }

    /** An entry that a hold keeps, byte for byte. */
    record KeptForm(String id, String type, Instant at, String body) {
        static KeptForm of(Entry entry) {
            return new KeptForm(
                    entry.id(),
                    entry.type(),
                    entry.at(),
                    Base64.getEncoder().encodeToString(entry.body().toArray()));
        }

        Entry entry() {
            return new Entry(id, type, at, Bytes.copyOf(Base64.getDecoder().decode(body)));
        }
    }
}
