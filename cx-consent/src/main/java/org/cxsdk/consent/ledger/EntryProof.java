package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Proof that an entry is in the ledger, whole and to take away: index, path and the signed checkpoint (C2SP tlog-proof).
 * Together with the entry and the ledger's public key it can be checked by anybody, without the ledger and without this
 * library.
 *
 * @param inclusion index, size and path
 * @param checkpoint what the ledger signed for that size
 */
public record EntryProof(InclusionProof inclusion, Checkpoint checkpoint) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    public EntryProof {
        Objects.requireNonNull(inclusion, "inclusion");
        if (inclusion.treeSize() != checkpoint.size()) {
            throw new IllegalArgumentException("the proof is for a tree of " + inclusion.treeSize()
                    + " entries, the checkpoint for one of " + checkpoint.size());
        }
    }

    /**
     * Reads a proof; nothing is verified yet.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static EntryProof parse(String text) {
        int split = text.indexOf("\n\n");
        List<String> head =
                new ArrayList<>(List.of(text.substring(0, Math.max(split, 0)).split("\n", -1)));
        if (split < 0 || !head.remove(0).equals(FIRST_LINE)) {
            throw new IllegalArgumentException("a proof begins with the line " + FIRST_LINE);
        }
        if (!head.isEmpty() && head.get(0).startsWith("extra ")) {
            head.remove(0);
        }
        if (head.isEmpty() || !head.get(0).matches("index (0|[1-9][0-9]{0,18})")) {
            throw new IllegalArgumentException("a proof states the index of its entry");
        }
        long index = Long.parseLong(head.remove(0).substring("index ".length()));
        List<Bytes> path = head.stream()
                .map(line -> Bytes.copyOf(Base64.getDecoder().decode(line)))
                .toList();
        Checkpoint checkpoint = Checkpoint.parse(text.substring(split + 2));
        return new EntryProof(new InclusionProof(index, checkpoint.size(), path), checkpoint);
    }

    /** Whether somebody trusted signed the checkpoint. */
    public NoteVerdict verifyCheckpoint(Collection<NoteKey> trusted) {
        return checkpoint.note().verify(trusted);
    }

    /** Whether the path leads from the entry to the checkpoint's root. */
    public ProofVerdict verifyEntry(Bytes entry) {
        return inclusion.verify(TreeHashing.leaf(entry), checkpoint.root());
    }

    /** The proof as it is exchanged; its files end in {@code .tlog-proof}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append("\nindex ")
                .append(inclusion.leafIndex())
                .append('\n');
        inclusion
                .path()
                .forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash.toArray()))
                        .append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
