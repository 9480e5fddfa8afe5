package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.DisclosureStore;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;

/**
 * The ledger of disclosures: who used whose data, for what, on which ground; tamper-evident, and readable by the person.
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>No data leaves {@link #disclose} before its entry is stored and committed.
 *   <li>The same {@link DisclosureId} is recorded once.
 *   <li>An entry that was altered, removed or slipped in is found by {@link LedgerProofService#audit}, and by everybody who
 *       kept a checkpoint.
 *   <li>Whom an entry is about is sealed for each person under her own key; nothing personal stands in clear. Once her
 *       keys are destroyed every earlier proof still verifies, since hashes are over ciphertext.
 * </ul>
 *
 * <p>An append costs the storage's append, one sealing for each person and one small document; no signature, no hash. It
 * goes through one stream for each tenant, so a transaction that appends is kept short. Safe for threads.
 */
public final class CxLedger {

    private final CxContext context;
    private final LedgerStore entries = new LedgerStore();
    private final LedgerHoldStore holds = new LedgerHoldStore();
    private final NoteSigner signer;

    private CxLedger(CxContext context, NoteSigner signer) {
        this.context = Objects.requireNonNull(context, "context");
        this.signer = Objects.requireNonNull(signer, "signer");
    }

    /**
     * Opens the ledger of the context's tenant.
     *
     * @param signer signs its checkpoints; the name of its key is the name of the ledger, and no other ledger's
     */
    public static CxLedger on(CxContext context, NoteSigner signer) {
        if (signer.key().kind() != NoteKey.Kind.LOG) {
            throw new IllegalArgumentException("signer must be a log's, not a witness's");
        }
        return new CxLedger(context, signer);
    }

    /**
     * Records a disclosure. Data may go out if {@link Logged#effect} is {@link Effect#EFFECTIVE}.
     *
     * @throws CxException {@link LedgerError#DISCLOSURE_ID_REUSED} if the identifier stands for another disclosure
     */
    public Logged record(Disclosure disclosure) {
        return record(List.of(disclosure)).get(0);
    }

    /**
     * Records disclosures, all or none, in one append.
     *
     * @param disclosures 1 to 1,000, no identifier twice
     * @throws CxException as for one
     */
    public List<Logged> record(List<Disclosure> disclosures) {
        Limits.requireBatch("disclosures", disclosures.size());
        Function<CxSession, List<Logged>> work = session -> record(session, disclosures);
        try {
            return context.write(OnConflict.RETRY, work);
        } catch (CxException e) {
            if (!e.is(CoreError.ENTRY_CONFLICT) || context.isJoined()) {
                throw e;
            }
            // somebody else recorded the same between our reading and our writing: now it is found
            return context.write(OnConflict.RETRY, work);
        }
    }

    /**
     * Records a disclosure and then, and only then, lets the data out.
     *
     * @param data what fetches or hands over the data; called after the entry is committed, and not if it is not
     * @throws CxException {@link LedgerError#ENTRY_NOT_COMMITTED} if this ledger stands in a transaction that may still be
     *     rolled back
     */
    public <T> T disclose(Disclosure disclosure, Supplier<T> data) {
        Objects.requireNonNull(data, "data");
        if (context.isJoined()) {
            throw new CxException(
                    LedgerError.ENTRY_NOT_COMMITTED,
                    "inside a transaction the entry of " + disclosure.id() + " may still be rolled back",
                    "Record it in the transaction if you must, and let the data out after the commit.");
        }
        record(disclosure);
        return data.get();
    }

    /**
     * The port through which {@link CxConsent#release} writes each attempt down: {@code consent.logging(ledger.port())}. An
     * attempt that stands in the ledger as refused is not let through later under the same identifier.
     */
    public DisclosureStore port() {
        return this::attempt;
    }

    /** Who used a person's data, newest first. After her data was erased the entries are still there, without details. */
    public Uses uses(SubjectId subject, UseQuery wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return context.read(session -> {
            DocQuery query = entries.usesOf(session, subject, wanted);
            long total = entries.count(session, query);
            String person = entries.hash(session, subject);
            List<Use> uses = page(session, query, wanted).stream()
                    .map(found -> use(session, found, person))
                    .toList();
            return new Uses(total, uses);
        });
    }

    /**
     * Everything that is to be given to a person who asks what is stored and done about her (Regulation (EU) 2016/679,
     * article 15): her statements, every use that is kept, every recipient, and whether her data was erased.
     */
    public AccessReport accessReport(SubjectId subject, CxConsent consent) {
        List<Use> uses = new ArrayList<>();
        Uses page = uses(subject, UseQuery.NEWEST);
        uses.addAll(page.uses());
        while (!page.uses().isEmpty() && uses.size() < page.total()) {
            page = uses(subject, UseQuery.NEWEST.page(uses.size(), Limits.BATCH));
            uses.addAll(page.uses());
        }
        return new AccessReport(
                subject,
                context.now(),
                consent.history(subject).statements(),
                uses,
                erasure(subject).orElse(null),
                context.read(session -> holds.covering(session, entries.hash(session, subject))),
                proofs().latest().orElse(null));
    }

    /**
     * Destroys the keys of a person: nothing that was sealed for her, by any module, can be read any more, wherever copies
     * are. An entry of the ledger proves it. What stays are codes and instants, and pseudonyms where other records carry
     * them, until their own retention ends.
     */
    public ErasureOutcome erase(SubjectId subject) {
        return context.write(OnConflict.RETRY, session -> {
            String person = entries.hash(session, subject);
            List<LegalHold> against = holds.covering(session, person);
            if (!against.isEmpty()) {
                return new ErasureOutcome.Held(against);
            }
            int keys = session.destroyKeys(subject);
            long index = entries.append(session, UUID.randomUUID().toString(), new LedgerForm.ErasedForm(person, keys));
            Erasure erasure = new Erasure(session.now(), index, keys);
            holds.erased(session, person, erasure);
            return new ErasureOutcome.Erased(erasure);
        });
    }

    /** Whether and when a person's data was erased last. */
    public Optional<Erasure> erasure(SubjectId subject) {
        return context.read(session -> holds.erasure(session, entries.hash(session, subject)));
    }

    /** Checkpoints, proofs and audit. */
    public LedgerProofService proofs() {
        return new LedgerProofService(context, entries, signer);
    }

    /** Retention and legal holds. */
    public LedgerRetentionService retention(RetentionRule rule) {
        return new LedgerRetentionService(context, entries, holds, proofs(), Objects.requireNonNull(rule, "rule"));
    }

    /** The ledger's part of the single customer view: {@code data-uses}. */
    public CustomerViewPart viewPart() {
        return new CustomerViewPart() {
            @Override
            public String name() {
                return "data-uses";
            }

            @Override
            public List<Line> about(SubjectId subject, int limit) {
                return uses(subject, UseQuery.NEWEST.page(0, limit)).uses().stream()
                        .map(use -> new Line(
                                use.at(),
                                "data." + use.kind().name().toLowerCase(Locale.ROOT),
                                use.id().value(),
                                use.sentence()))
                        .toList();
            }
        };
    }

    private List<Logged> record(CxSession session, List<Disclosure> disclosures) {
        List<String> ids =
                disclosures.stream().map(disclosure -> disclosure.id().value()).toList();
        Map<String, Stored<LedgerStore.UseForm>> before = entries.uses(session, ids);
        Map<DisclosureId, Logged> logged = new LinkedHashMap<>();
        List<Disclosure> fresh = new ArrayList<>();
        for (Disclosure disclosure : disclosures) {
            Stored<LedgerStore.UseForm> there = before.get(disclosure.id().value());
            if (there == null) {
                fresh.add(disclosure);
            } else {
                logged.put(disclosure.id(), repeated(session, disclosure, there.value()));
            }
        }
        if (!fresh.isEmpty()) {
            append(session, fresh).forEach(one -> logged.put(one.id(), one));
        }
        return disclosures.stream()
                .map(disclosure -> Objects.requireNonNull(logged.get(disclosure.id())))
                .toList();
    }

    private boolean attempt(CxSession session, DisclosureId id, ActorId provider, ReuseDecision decision) {
        Disclosure disclosure = Disclosure.of(id, provider, decision);
        Stored<LedgerStore.UseForm> there =
                entries.uses(session, List.of(id.value())).get(id.value());
        if (there == null) {
            append(session, List.of(disclosure));
            return true;
        }
        Use before = use(session, there, there.value().persons().get(0));
        boolean same = before.scope().equals(disclosure.scope())
                && before.provider().equals(provider)
                && there.value()
                        .persons()
                        .equals(List.of(entries.hash(session, decision.request().subject())));
        if (!same || (before.kind() == DisclosureKind.REFUSED && disclosure.kind() == DisclosureKind.RELEASED)) {
            throw reused(id);
        }
        return false;
    }

    private List<Logged> append(CxSession session, List<Disclosure> fresh) {
        List<Fact<? extends LedgerForm>> facts = new ArrayList<>();
        fresh.forEach(
                disclosure -> facts.add(new Fact<>(disclosure.id().value(), session.now(), form(session, disclosure))));
        long first = entries.append(session, facts);
        List<Logged> logged = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Disclosure disclosure = fresh.get(i);
            List<String> persons = disclosure.persons().stream()
                    .map(person -> entries.hash(session, person.subject()))
                    .toList();
            entries.putUse(
                    session, disclosure.id().value(), new LedgerStore.UseForm(first + i, session.now(), persons));
            logged.add(new Logged(disclosure.id(), first + i, session.now(), effect(), false));
        }
        return logged;
    }

    private static LedgerForm.DisclosedForm form(CxSession session, Disclosure disclosure) {
        List<Sealed> persons = IntStream.range(0, disclosure.persons().size())
                .mapToObj(i -> {
                    Disclosure.Person person = disclosure.persons().get(i);
                    return session.seal(
                            person.subject(),
                            LedgerStore.FACTS.place(
                                    LedgerStore.STREAM, disclosure.id().value(), field(i)),
                            LedgerStore.PERSON,
                            new LedgerForm.PersonForm(person.subject().value(), person.detail()));
                })
                .toList();
        return new LedgerForm.DisclosedForm(
                disclosure.kind(),
                disclosure.scope().purpose().value(),
                disclosure.scope().category().value(),
                disclosure.scope().recipient().value(),
                disclosure.provider().value(),
                disclosure.ground().map(ReuseBasis::name).orElse(null),
                disclosure.restsOn().map(StatementId::value).orElse(null),
                disclosure.reasons().stream().map(ReuseReason::name).toList(),
                disclosure.excluded().stream().map(DataCategoryId::value).toList(),
                persons);
    }

    private Logged repeated(CxSession session, Disclosure disclosure, LedgerStore.UseForm there) {
        List<String> persons = disclosure.persons().stream()
                .map(person -> entries.hash(session, person.subject()))
                .toList();
        Use use = use(session, there, disclosure.id().value(), there.persons().get(0));
        boolean same = persons.equals(there.persons())
                && use.kind() == disclosure.kind()
                && use.scope().equals(disclosure.scope())
                && use.provider().equals(disclosure.provider())
                && Objects.equals(use.basis(), disclosure.basis())
                && Objects.equals(use.statement(), disclosure.statement());
        if (!same) {
            throw reused(disclosure.id());
        }
        return new Logged(disclosure.id(), there.index(), there.at(), effect(), true);
    }

    /** The wanted page; pages before it are walked over without being opened. */
    private List<Stored<LedgerStore.UseForm>> page(CxSession session, DocQuery query, UseQuery wanted) {
        int end = wanted.offset() + wanted.limit();
        List<Stored<LedgerStore.UseForm>> found = new ArrayList<>();
        int seen = 0;
        Slice<Stored<LedgerStore.UseForm>, Cursor> slice =
                entries.find(session, query.limit(Math.min(end, Limits.BATCH)));
        while (true) {
            for (Stored<LedgerStore.UseForm> use : slice.items()) {
                if (seen >= wanted.offset() && seen < end) {
                    found.add(use);
                }
                seen++;
            }
            if (seen >= end || !slice.more()) {
                return found;
            }
            slice = entries.find(
                    session, query.limit(Math.min(end - seen, Limits.BATCH)).after(slice.last()));
        }
    }

    private Use use(CxSession session, Stored<LedgerStore.UseForm> found, String person) {
        return use(session, found.value(), found.id(), person);
    }

    private Use use(CxSession session, LedgerStore.UseForm found, String id, String person) {
        Recorded recorded = entries.entry(session, found.index());
        RecordedFact<LedgerForm> entry = entries.decode(recorded);
        if (!(entry.value() instanceof LedgerForm.DisclosedForm form)
                || !entry.id().equals(id)) {
            throw new CxException(
                    LedgerError.LEDGER_DAMAGED,
                    "the entry with index " + found.index() + " is not the disclosure that its index names",
                    "Somebody altered the storage; audit the ledger and restore it from a backup.");
        }
        int part = found.persons().indexOf(person);
        Optional<LedgerForm.PersonForm> opened = session.open(
                        form.persons().get(part), LedgerStore.FACTS.place(entry, field(part)), LedgerStore.PERSON)
                .content();
        return new Use(
                DisclosureId.of(entry.id()),
                found.index(),
                entry.at(),
                form.kind(),
                Scope.of(form.purpose(), form.category(), form.recipient()),
                ActorId.of(form.provider()),
                form.basis() == null ? null : ReuseBasis.valueOf(form.basis()),
                form.statement() == null ? null : StatementId.of(form.statement()),
                form.reasons().stream().map(ReuseReason::valueOf).toList(),
                form.excluded().stream().map(DataCategoryId::of).toList(),
                entry.envelope().map(Envelope::actor).orElse(null),
                entry.envelope().map(Envelope::reason).orElse(null),
                opened.map(LedgerForm.PersonForm::detail).orElse(null),
                opened.isEmpty());
    }

    private static CxException reused(DisclosureId id) {
        return new CxException(
                LedgerError.DISCLOSURE_ID_REUSED,
                "\"" + id + "\" already stands for another disclosure, or for one that was refused",
                "Use a new identifier for a new attempt, and the old one only to repeat a command unchanged.");
    }

    private static String field(int part) {
        return "person-" + part;
    }

    private Effect effect() {
        return context.isJoined() ? Effect.PENDING_COMMIT : Effect.EFFECTIVE;
    }
}
