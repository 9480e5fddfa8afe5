package org.cxsdk.consent.ledger;

import java.util.Base64;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * What a ledger committed to: how many entries it had, and the root over them, in a note that it signed (C2SP
 * tlog-checkpoint). Whoever keeps one can later prove that nothing before it was altered.
 *
 * @param origin name of the ledger
 * @param size how many entries
 * @param root the root over them
 * @param note the signed note, whose first three lines say the same
 */
public record Checkpoint(String origin, long size, Bytes root, SignedNote note) {

    public Checkpoint {
        Objects.requireNonNull(note, "note");
        if (size < 0 || root.size() != TreeHashing.BYTES) {
            throw new IllegalArgumentException("a checkpoint has a size of 0 or more and a root of 32 bytes");
        }
        if (!note.text().startsWith(text(origin, size, root))) {
            throw new IllegalArgumentException("the note says something else than the checkpoint");
        }
    }

    /** The three lines that are signed. */
    static String text(String origin, long size, Bytes root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.toArray()) + "\n";
    }

    /**
     * Reads a checkpoint of any log that keeps the format; nothing is verified yet.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String note) {
        return of(SignedNote.parse(note));
    }

    /** Returns the checkpoint that a note is. */
    static Checkpoint of(SignedNote note) {
        String[] lines = note.text().split("\n", -1);
        // the text ends with a line end, so the last part is empty
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("a checkpoint has a line each for origin, size and root");
        }
        for (int i = 3; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new IllegalArgumentException("no line of a checkpoint is empty");
            }
        }
        return new Checkpoint(
                lines[0],
                Long.parseLong(lines[1]),
                Bytes.copyOf(Base64.getDecoder().decode(lines[2])),
                note);
    }

    /** The note as it is published. */
    @Override
    public String toString() {
        return note.toString();
    }
}
