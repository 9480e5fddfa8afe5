package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/** Legal holds, erasures and purges of the ledger as documents; persons are keyed hashes. */
final class LedgerHoldStore {

    /** Stands for everybody: no keyed hash is this short. */
    static final String EVERYBODY = "*";

    private static final String BY_PERSON = "by-person";

    static final DocumentKind<HoldForm> HOLDS =
            DocumentKind.of("consent.ledger-hold", LedgerStore.plain(HoldForm.class), HoldForm::tuples);

    static final DocumentKind<ErasureForm> ERASURES =
            DocumentKind.of("consent.ledger-erasure", LedgerStore.plain(ErasureForm.class));

    static final DocumentKind<PurgeForm> PURGES =
            DocumentKind.of("consent.ledger-purge", LedgerStore.plain(PurgeForm.class));

    Optional<Stored<HoldForm>> find(CxSession session, HoldId id) {
        return session.load(HOLDS, id.value());
    }

    void place(CxSession session, HoldId id, @Nullable String person, String reason) {
        session.write(
                HOLDS,
                id.value(),
                Expected.absent(),
                new HoldForm(person == null ? EVERYBODY : person, reason, session.now()));
    }

    void end(CxSession session, Stored<HoldForm> hold) {
        session.delete(HOLDS, hold.id(), hold.expected());
    }

    /** The holds that cover a person: her own, and those for everybody. */
    List<LegalHold> covering(CxSession session, String person) {
        List<LegalHold> holds = new ArrayList<>();
        for (String who : List.of(person, EVERYBODY)) {
            walk(session, session.query(HOLDS, BY_PERSON).equal(IndexValue.of(who)), holds);
        }
        return holds;
    }

    /** All holds. */
    List<LegalHold> all(CxSession session) {
        List<LegalHold> holds = new ArrayList<>();
        walk(session, session.query(HOLDS, BY_PERSON), holds);
        return holds;
    }

    /** Which of these persons a hold covers. */
    Set<String> held(CxSession session, Collection<String> persons) {
        if (session.storage().count(session.query(HOLDS, BY_PERSON).limit(1)) == 0) {
            return Set.of();
        }
        Set<String> held = new HashSet<>();
        for (String person : new HashSet<>(persons)) {
            if (!covering(session, person).isEmpty()) {
                held.add(person);
            }
        }
        return held;
    }

    void erased(CxSession session, String person, Erasure erasure) {
        session.write(
                ERASURES,
                person,
                Expected.any(),
                new ErasureForm(erasure.at(), erasure.index(), erasure.keysDestroyed()));
    }

    Optional<Erasure> erasure(CxSession session, String person) {
        return session.load(ERASURES, person)
                .map(Stored::value)
                .map(form -> new Erasure(form.at(), form.index(), form.keys()));
    }

    void purged(CxSession session, Purge purge) {
        session.write(
                PURGES,
                "%019d".formatted(purge.through()),
                Expected.any(),
                new PurgeForm(
                        purge.through(),
                        purge.entries(),
                        purge.kept(),
                        session.now(),
                        purge.checkpoint().toString()));
    }

    /** The purges so far, oldest first, at most 1,000. */
    List<Purge> purges(CxSession session) {
        return session.find(PURGES, PURGES.all(session.tenant()).limit(Limits.BATCH)).items().stream()
                .map(Stored::value)
                .map(form -> new Purge(form.through(), form.entries(), form.kept(), Checkpoint.parse(form.note())))
                .toList();
    }

    private void walk(CxSession session, DocQuery query, List<LegalHold> into) {
        Slice<Stored<HoldForm>, Cursor> slice = session.find(HOLDS, query.limit(Limits.BATCH));
        slice.items().forEach(hold -> into.add(hold.value().hold(hold.id())));
        while (slice.more()) {
            slice = session.find(HOLDS, query.limit(Limits.BATCH).after(slice.last()));
            slice.items().forEach(hold -> into.add(hold.value().hold(hold.id())));
        }
    }

    record HoldForm(String person, String reason, Instant since) {
        List<IndexTuple> tuples() {
            return List.of(IndexTuple.of(BY_PERSON, person));
        }

        LegalHold hold(String id) {
            return new LegalHold(HoldId.of(id), person.equals(EVERYBODY), reason, since);
        }
    }

    record ErasureForm(Instant at, long index, int keys) {}

    record PurgeForm(long through, int entries, int kept, Instant at, String note) {}
}
