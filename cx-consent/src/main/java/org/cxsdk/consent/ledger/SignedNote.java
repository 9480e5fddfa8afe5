package org.cxsdk.consent.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * A text with signatures, as logs and their witnesses exchange it (C2SP signed-note): the text, an empty line, and for each
 * signature a line {@code — name base64(key id || signature)}. Nothing of the text is to be believed before
 * {@link #verify} accepted it.
 *
 * @param text what is signed; ends with a line end
 * @param signatures at least one, at most 100
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("the text of a note ends with a line end and has no control character");
        }
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to 100 signatures, not " + signatures.size());
        }
    }

    /**
     * One signature.
     *
     * @param name name of the key
     * @param keyId first four bytes of the hash over name, kind and key
     * @param bytes the signature; of a witness with the instant in front
     */
    public record Signature(String name, int keyId, Bytes bytes) {
        public Signature {
            NoteKey.requireName(name);
            Objects.requireNonNull(bytes, "bytes");
            if (bytes.size() == 0) {
                throw new IllegalArgumentException("a signature must not be empty");
            }
        }

        private String line() {
            byte[] signed = bytes.toArray();
            byte[] all = ByteBuffer.allocate(Integer.BYTES + signed.length)
                    .putInt(keyId)
                    .put(signed)
                    .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }

        private static Signature parse(String line) {
            String[] parts =
                    line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
            if (parts.length != 2) {
                throw new IllegalArgumentException("a signature line is a dash, the name and the signature");
            }
            byte[] all = Base64.getDecoder().decode(parts[1]);
            if (all.length <= Integer.BYTES) {
                throw new IllegalArgumentException("a signature has more than four bytes");
            }
            return new Signature(
                    parts[0],
                    ByteBuffer.wrap(all).getInt(),
                    Bytes.copyOf(Arrays.copyOfRange(all, Integer.BYTES, all.length)));
        }

        private boolean isBy(NoteKey key) {
            return name.equals(key.name()) && keyId == key.id();
        }
    }

    /** Signs a text. */
    static SignedNote sign(String text, NoteSigner signer, Instant at) {
        return new SignedNote(text, List.of(signer.sign(text, at)));
    }

    /**
     * Reads a note; nothing is verified yet.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || split + 2 >= note.length() || !note.endsWith("\n") || note.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("a note is a text, an empty line, and lines with signatures");
        }
        String lines = note.substring(split + 2, note.length() - 1);
        List<Signature> signatures = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            signatures.add(Signature.parse(line));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new IllegalArgumentException("a note has at most 100 signatures");
            }
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    /**
     * Checks the signatures of those whose keys are trusted; others are not looked at.
     *
     * @return {@link NoteVerdict#ACCEPTED} only if one of them signed and no signature of theirs is false
     */
    public NoteVerdict verify(Collection<NoteKey> trusted) {
        boolean signed = false;
        for (Signature signature : signatures) {
            for (NoteKey key : trusted) {
                if (signature.isBy(key)) {
                    if (!key.verifies(text, signature.bytes().toArray())) {
                        return NoteVerdict.FALSE_SIGNATURE;
                    }
                    signed = true;
                }
            }
        }
        return signed ? NoteVerdict.ACCEPTED : NoteVerdict.NOBODY_TRUSTED_SIGNED;
    }

    /** This note with the signature of one more; an earlier one of the same key is replaced. */
    public SignedNote countersigned(NoteSigner signer, Instant at) {
        List<Signature> more = new ArrayList<>(signatures);
        more.removeIf(signature -> signature.isBy(signer.key()));
        more.add(signer.sign(text, at));
        return new SignedNote(text, more);
    }

    /** The note as it is exchanged. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
