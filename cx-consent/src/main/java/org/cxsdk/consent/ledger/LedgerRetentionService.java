package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Recorded;

/**
 * How long entries stay: retention with a minimum and a maximum, and legal holds. Reached by {@link CxLedger#retention}.
 * Safe for threads.
 *
 * <p>Entries are removed from the beginning of the ledger, under a checkpoint signed for exactly what is gone; the hashes
 * stay, so every proof made before still verifies and new ones can be made. An entry that a legal hold covers is set aside
 * byte for byte and does not keep the others back.
 */
public final class LedgerRetentionService {

    private final CxContext context;
    private final LedgerStore entries;
    private final LedgerHoldStore holds;
    private final LedgerProofService proofs;
    private final RetentionRule rule;

    LedgerRetentionService(
            CxContext context,
            LedgerStore entries,
            LedgerHoldStore holds,
            LedgerProofService proofs,
            RetentionRule rule) {
        this.context = context;
        this.entries = entries;
        this.holds = holds;
        this.proofs = proofs;
        this.rule = rule;
    }

    /**
     * Places a hold on a person's entries. The same one again changes nothing.
     *
     * @param reason why: a code or a case number, nothing personal
     * @throws CxException {@link LedgerError#HOLD_NOT_AS_EXPECTED} if the identifier stands for another hold
     */
    public LegalHold hold(HoldId id, SubjectId subject, String reason) {
        return context.write(OnConflict.RETRY, session -> place(session, id, entries.hash(session, subject), reason));
    }

    /** Places a hold on everything; see {@link #hold}. */
    public LegalHold holdAll(HoldId id, String reason) {
        return context.write(OnConflict.RETRY, session -> place(session, id, LedgerHoldStore.EVERYBODY, reason));
    }

    /**
     * Ends a hold. What only it kept goes with the next purge.
     *
     * @throws CxException {@link LedgerError#HOLD_NOT_AS_EXPECTED} if there is no such hold
     */
    public void end(HoldId id) {
        context.write(OnConflict.RETRY, session -> {
            Stored<LedgerHoldStore.HoldForm> hold = holds.find(session, id)
                    .orElseThrow(() -> new CxException(
                            LedgerError.HOLD_NOT_AS_EXPECTED,
                            "there is no hold \"" + id + "\"",
                            "Look up the identifiers of holds with LedgerRetentionService.holds."));
            holds.end(session, hold);
            return entries.append(session, UUID.randomUUID().toString(), new LedgerForm.HoldEndedForm(id.value()));
        });
    }

    /** All holds in force. */
    public List<LegalHold> holds() {
        return context.read(holds::all);
    }

    /**
     * Removes the oldest entries that may go by now, at most 1,000; empty if there are none. The agency's scheduler calls
     * it until then; doing it twice does no harm.
     */
    public Optional<Purge> purge() {
        dropReleased();
        Instant now = context.now();
        List<Recorded> going = context.read(session -> going(session, now));
        if (going.isEmpty()) {
            return Optional.empty();
        }
        long through = going.get(going.size() - 1).revision();
        // the hashes of all that goes must be in tiles before, and what goes is signed for
        proofs.checkpoint();
        Checkpoint checkpoint = proofs.signed(through);
        return context.write(OnConflict.RETRY, session -> {
            List<Recorded> still = going(session, now).stream()
                    .filter(entry -> entry.revision() <= through)
                    .toList();
            if (still.isEmpty()) {
                return Optional.empty();
            }
            Purge purge = new Purge(through, still.size(), setAside(session, still), checkpoint);
            entries.purge(session, through);
            holds.purged(session, purge);
            String root = Base64.getEncoder().encodeToString(checkpoint.root().toArray());
            entries.append(session, UUID.randomUUID().toString(), new LedgerForm.PurgedForm(through, root));
            return Optional.of(purge);
        });
    }

    /** The purges so far, oldest first, at most 1,000, each with its signed checkpoint. */
    public List<Purge> purges() {
        return context.read(holds::purges);
    }

    /**
     * What should have gone by now and is still there.
     *
     * @param entries how many entries of the ledger are beyond the maximum; more than 0 means that purges do not run
     * @param kept how many that holds keep, which is as it should be
     */
    public record Overdue(int entries, int kept) {}

    /** Counts what is beyond the maximum, up to 1,000 of each. */
    public Overdue overdue() {
        Instant now = context.now();
        return context.read(session -> new Overdue(
                (int) entries.read(session, 0, Limits.BATCH).stream()
                        .filter(entry -> rule.mustGo(entry.entry().at(), now))
                        .count(),
                (int) entries.kept(session, Limits.BATCH).stream()
                        .filter(kept -> rule.mustGo(kept.value().at(), now))
                        .count()));
    }

    private LegalHold place(CxSession session, HoldId id, String person, String reason) {
        Optional<Stored<LedgerHoldStore.HoldForm>> there = holds.find(session, id);
        if (there.isPresent()) {
            if (!there.get().value().person().equals(person)) {
                throw new CxException(
                        LedgerError.HOLD_NOT_AS_EXPECTED,
                        "hold \"" + id + "\" is placed already, on somebody else",
                        "Use a new identifier for a new hold.");
            }
            return there.get().value().hold(id.value());
        }
        boolean everybody = person.equals(LedgerHoldStore.EVERYBODY);
        holds.place(session, id, everybody ? null : person, reason);
        entries.append(
                session,
                UUID.randomUUID().toString(),
                new LedgerForm.HeldForm(id.value(), everybody ? null : person, reason));
        return new LegalHold(id, everybody, reason, session.now());
    }

    /** The first entries, as far as they are old enough; clocks of several nodes may differ, so it ends at the first young one. */
    private List<Recorded> going(CxSession session, Instant now) {
        List<Recorded> going = new ArrayList<>();
        for (Recorded entry : entries.read(session, 0, Limits.BATCH)) {
            if (!rule.mayGo(entry.entry().at(), now)) {
                break;
            }
            going.add(entry);
        }
        return going;
    }

    /** Keeps what a hold covers beside the ledger, and forgets whom the others are about. */
    private int setAside(CxSession session, List<Recorded> going) {
        List<String> ids = going.stream().map(entry -> entry.entry().id()).toList();
        Map<String, Stored<LedgerStore.UseForm>> uses = entries.uses(session, ids);
        Map<String, List<String>> persons = new HashMap<>();
        uses.forEach((id, use) -> persons.put(id, use.value().persons()));
        Set<String> held = holds.held(
                session, persons.values().stream().flatMap(List::stream).toList());
        List<String> dropped = new ArrayList<>();
        int kept = 0;
        for (Recorded entry : going) {
            List<String> about = persons.getOrDefault(entry.entry().id(), List.of());
            if (about.stream().anyMatch(held::contains)) {
                entries.keep(session, entry);
                kept++;
            } else if (!about.isEmpty()) {
                dropped.add(entry.entry().id());
            }
        }
        entries.dropUses(session, dropped);
        return kept;
    }

    /** Removes what was kept for holds that have ended since. */
    private void dropReleased() {
        context.write(OnConflict.RETRY, session -> {
            List<Stored<LedgerStore.KeptForm>> kept = entries.kept(session, Limits.BATCH);
            Map<String, Stored<LedgerStore.UseForm>> uses = entries.uses(
                    session, kept.stream().map(form -> form.value().id()).toList());
            Set<String> held = holds.held(
                    session,
                    uses.values().stream()
                            .flatMap(use -> use.value().persons().stream())
                            .toList());
            List<String> dropped = new ArrayList<>();
            for (Stored<LedgerStore.KeptForm> entry : kept) {
                Stored<LedgerStore.UseForm> use = uses.get(entry.value().id());
                if (use == null || use.value().persons().stream().noneMatch(held::contains)) {
                    entries.drop(session, entry);
                    dropped.add(entry.value().id());
                }
            }
            entries.dropUses(session, dropped);
            return dropped.size();
        });
    }
}
