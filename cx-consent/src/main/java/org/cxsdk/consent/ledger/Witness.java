package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside the agency who watches its ledger: remembers the last checkpoint, and countersigns a later one only if
 * the ledger proves that it merely added entries (C2SP tlog-witness, without its transport). Whoever trusts two witnesses
 * need not trust the agency.
 *
 * <p>Immutable: each accepted checkpoint gives a new one, which its owner stores before he hands the countersignature out.
 */
public final class Witness {

    private final NoteKey log;
    private final @Nullable Checkpoint seen;

    private Witness(NoteKey log, @Nullable Checkpoint seen) {
        this.log = Objects.requireNonNull(log, "log");
        this.seen = seen;
    }

    /** Returns a witness that has seen nothing of the ledger yet. */
    public static Witness of(NoteKey log) {
        return new Witness(log, null);
    }

    /** Returns a witness that accepted this checkpoint before. */
    public static Witness of(NoteKey log, Checkpoint seen) {
        return new Witness(log, Objects.requireNonNull(seen, "seen"));
    }

    /** The last checkpoint that was accepted. */
    public Optional<Checkpoint> seen() {
        return Optional.ofNullable(seen);
    }

    /**
     * Looks at a later checkpoint.
     *
     * @param later what the ledger published
     * @param proof that it extends the one accepted last; looked at only if that one has entries
     */
    public Observation observe(Checkpoint later, ConsistencyProof proof) {
        NoteVerdict signed = later.note().verify(List.of(log));
        if (!signed.accepted()) {
            return new Observation(this, signed, ProofVerdict.ROOT_DIFFERS, later);
        }
        if (seen == null || seen.size() == 0) {
            return new Observation(new Witness(log, later), signed, ProofVerdict.ACCEPTED, later);
        }
        boolean fits =
                later.origin().equals(seen.origin()) && proof.size1() == seen.size() && proof.size2() == later.size();
        ProofVerdict extended = fits ? proof.verify(seen.root(), later.root()) : ProofVerdict.IMPOSSIBLE_SIZES;
        return new Observation(extended.accepted() ? new Witness(log, later) : this, signed, extended, later);
    }

    /**
     * What a witness found.
     *
     * @param witness the witness from now on
     * @param signed whether the ledger signed
     * @param extended whether the checkpoint extends what was seen before
     * @param checkpoint what was looked at
     */
    public record Observation(Witness witness, NoteVerdict signed, ProofVerdict extended, Checkpoint checkpoint) {

        /** Whether the checkpoint is accepted. */
        public boolean accepted() {
            return signed.accepted() && extended.accepted();
        }

        /**
         * The checkpoint with the witness's signature.
         *
         * @throws IllegalStateException if it was not accepted
         */
        public Checkpoint countersigned(NoteSigner signer, Instant at) {
            if (!accepted()) {
                throw new IllegalStateException("a checkpoint that was not accepted is not countersigned");
            }
            return Checkpoint.of(checkpoint.note().countersigned(signer, at));
        }
    }
}
