package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Recorded;

/**
 * What makes the ledger provable: checkpoints, proofs, and an audit that hashes everything again. Reached by
 * {@link CxLedger#proofs}. Safe for threads.
 *
 * <p>An append signs and hashes nothing; both happen here, when the agency's scheduler asks for a checkpoint. How often it
 * does is how long something could be altered unnoticed.
 */
public final class LedgerProofService {

    /** How many entries are hashed in one transaction: some 40 tiles are written. */
    private static final int STEP = 10_000;

    private final CxContext context;
    private final LedgerStore entries;
    private final LedgerTreeStore tree;
    private final NoteSigner signer;

    LedgerProofService(CxContext context, LedgerStore entries, NoteSigner signer) {
        this.context = context;
        this.entries = entries;
        this.tree = new LedgerTreeStore(entries);
        this.signer = signer;
    }

    /** What others check checkpoints with. */
    public NoteKey key() {
        return signer.key();
    }

    /**
     * Commits to all entries that are stored now. Nothing new since the last one: that one again.
     *
     * @throws CxException {@link LedgerError#LEDGER_DAMAGED} if the tree does not extend the last checkpoint: a second
     *     history is never signed
     */
    public Checkpoint checkpoint() {
        followAll();
        long size = context.read(tree::size);
        return signed(size);
    }

    /** Signs the root over the first entries, which the tiles must reach. */
    Checkpoint signed(long size) {
        Optional<Checkpoint> there = context.read(session -> tree.checkpoint(session, size));
        if (there.isPresent()) {
            return there.get();
        }
        Bytes root = context.read(session -> {
            requireExtended(session, size);
            return tree.proofs(session).root(size);
        });
        String origin = signer.key().name();
        SignedNote note = SignedNote.sign(Checkpoint.text(origin, size, root), signer, context.now());
        Checkpoint checkpoint = Checkpoint.of(note);
        context.write(OnConflict.RETRY, session -> {
            tree.put(session, checkpoint);
            return checkpoint;
        });
        return checkpoint;
    }

    /** The checkpoint of the largest size so far. */
    public Optional<Checkpoint> latest() {
        return context.read(tree::latest);
    }

    /** Keeps the countersignatures of witnesses with a checkpoint of this ledger. */
    public void keep(Checkpoint countersigned) {
        context.write(OnConflict.RETRY, session -> {
            Checkpoint own = tree.checkpoint(session, countersigned.size())
                    .filter(mine ->
                            mine.note().text().equals(countersigned.note().text()))
                    .orElseThrow(() -> beyond("no checkpoint of " + countersigned.size() + " entries says the same"));
            tree.put(session, countersigned);
            return own;
        });
    }

    /**
     * Proves that an entry is in the ledger, against the last checkpoint.
     *
     * @param index position of the entry, from 0
     * @throws CxException {@link LedgerError#BEYOND_LEDGER} if the last checkpoint does not reach it yet
     */
    public EntryProof prove(long index) {
        return context.read(session -> {
            Checkpoint checkpoint = tree.latest(session)
                    .filter(latest -> index < latest.size())
                    .orElseThrow(() -> beyond("no checkpoint reaches the entry with index " + index));
            return new EntryProof(tree.proofs(session).inclusion(index, checkpoint.size()), checkpoint);
        });
    }

    /**
     * Proves that an entry is among the first {@code size}.
     *
     * @throws CxException {@link LedgerError#BEYOND_LEDGER} if the tree does not reach that far
     */
    public InclusionProof inclusion(long index, long size) {
        return within(size, session -> tree.proofs(session).inclusion(index, size));
    }

    /**
     * Proves that the ledger of {@code size2} entries extends the one of {@code size1}, which has at least one.
     *
     * @throws CxException {@link LedgerError#BEYOND_LEDGER} if the tree does not reach that far
     */
    public ConsistencyProof consistency(long size1, long size2) {
        return within(size2, session -> tree.proofs(session).consistency(size1, size2));
    }

    /** The entry with this index, as it is stored. */
    public LedgerEntry entry(long index) {
        return context.read(session -> entry(entries.entry(session, index)));
    }

    /** Entries from an index on, at most 1,000; those that were purged are not there. */
    public List<LedgerEntry> entries(long fromIndex, int limit) {
        return context.read(session -> entries.read(session, fromIndex, Math.min(limit, Limits.BATCH)).stream()
                .map(LedgerProofService::entry)
                .toList());
    }

    /**
     * Hashes every stored entry again and compares it with the tree, and the tree with its checkpoint.
     *
     * @return the entries that are not what they were, none if all is well
     */
    public Audit audit() {
        Optional<Checkpoint> latest = latest();
        long size = context.read(tree::size);
        List<Long> altered = new ArrayList<>();
        long checked = 0;
        long from = 0;
        List<LedgerEntry> part = entries(from, Limits.BATCH);
        while (!part.isEmpty() && part.get(0).index() < size) {
            List<LedgerEntry> these = part;
            context.read(session -> {
                SubtreeHashes hashes = tree.hashes(session);
                these.stream()
                        .filter(entry -> entry.index() < size)
                        .filter(entry -> !hashes.hash(0, entry.index()).equals(TreeHashing.leaf(entry.leaf())))
                        .forEach(entry -> altered.add(entry.index()));
                return altered;
            });
            checked += these.stream().filter(entry -> entry.index() < size).count();
            from = these.get(these.size() - 1).index() + 1;
            part = entries(from, Limits.BATCH);
        }
        boolean rootHolds = latest.isEmpty()
                || context.read(session -> rootOf(session, latest.get().size()))
                        .equals(latest.get().root());
        return new Audit(
                checked,
                altered,
                rootHolds,
                latest.map(Checkpoint::size).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    /**
     * What an audit found.
     *
     * @param entries how many entries were hashed again
     * @param altered indexes of entries that are not what they were
     * @param rootHolds whether the tree has the root that the last checkpoint signed
     * @param checkpointSize size of that checkpoint, if there is one
     */
    public record Audit(long entries, List<Long> altered, boolean rootHolds, OptionalLong checkpointSize) {
        public Audit {
            altered = List.copyOf(altered);
            Objects.requireNonNull(checkpointSize, "checkpointSize");
        }

        /** Whether everything is as it was signed. */
        public boolean isClean() {
            return altered.isEmpty() && rootHolds;
        }
    }

    /** Lets the tiles follow all entries. */
    void followAll() {
        boolean more = true;
        while (more) {
            more = context.write(OnConflict.RETRY, session -> tree.follow(session, STEP));
        }
    }

    private Bytes rootOf(CxSession session, long size) {
        return tree.proofs(session).root(size);
    }

    private <T> T within(long size, Function<CxSession, T> question) {
        if (context.read(tree::size) < size) {
            followAll();
        }
        return context.read(session -> {
            if (tree.size(session) < size) {
                throw beyond("the ledger has fewer than " + size + " entries");
            }
            return question.apply(session);
        });
    }

    /** A log never signs what does not extend what it signed before. */
    private void requireExtended(CxSession session, long size) {
        Optional<Checkpoint> latest = tree.latest(session).filter(last -> last.size() > 0);
        if (latest.isEmpty()) {
            return;
        }
        Checkpoint last = latest.get();
        Bytes root = tree.proofs(session).root(last.size());
        if (!root.equals(last.root())) {
            throw new CxException(
                    LedgerError.LEDGER_DAMAGED,
                    "the tree of " + last.size() + " entries has another root than the checkpoint that was signed",
                    "Its hashes were altered; restore them from a backup, and do not sign meanwhile.");
        }
        ProofVerdict verdict = size >= last.size()
                ? tree.proofs(session)
                        .consistency(last.size(), size)
                        .verify(last.root(), tree.proofs(session).root(size))
                : ProofVerdict.ACCEPTED;
        if (!verdict.accepted()) {
            throw new CxException(
                    LedgerError.LEDGER_DAMAGED,
                    "the tree of " + size + " entries does not extend the checkpoint of " + last.size(),
                    "Its hashes were altered; restore them from a backup, and do not sign meanwhile.");
        }
    }

    private static LedgerEntry entry(Recorded recorded) {
        return new LedgerEntry(
                recorded.revision() - 1,
                recorded.entry().id(),
                recorded.entry().type(),
                recorded.entry().at(),
                LeafForm.of(recorded.entry()));
    }

    private static CxException beyond(String what) {
        return new CxException(LedgerError.BEYOND_LEDGER, what, "Make a checkpoint first, or ask within the last one.");
    }
}
