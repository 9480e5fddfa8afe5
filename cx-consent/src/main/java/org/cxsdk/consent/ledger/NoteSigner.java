package org.cxsdk.consent.ledger;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cxsdk.core.Bytes;

/**
 * Signs notes: the log its checkpoints, a witness what it saw. The private key may stay in a hardware module:
 * {@link #of(NoteKey, UnaryOperator)} takes whatever makes an Ed25519 signature over given bytes. Safe for threads if that is.
 */
public final class NoteSigner {

    private final NoteKey key;
    private final UnaryOperator<Bytes> signing;

    private NoteSigner(NoteKey key, UnaryOperator<Bytes> signing) {
        this.key = Objects.requireNonNull(key, "key");
        this.signing = Objects.requireNonNull(signing, "signing");
    }

    /**
     * Returns a signer whose private key is elsewhere.
     *
     * @param key what others check its signatures with
     * @param signing makes the 64 bytes of an Ed25519 signature over a message
     */
    public static NoteSigner of(NoteKey key, UnaryOperator<Bytes> signing) {
        return new NoteSigner(key, signing);
    }

    /** Returns a log's signer with a key pair of Ed25519 at hand. */
    public static NoteSigner ofLog(String name, KeyPair pair) {
        return of(NoteKey.ofLog(name, pair.getPublic()), pair.getPrivate(), pair.getPublic());
    }

    /** Returns a witness's signer with a key pair of Ed25519 at hand. */
    public static NoteSigner ofWitness(String name, KeyPair pair) {
        return of(NoteKey.ofWitness(name, pair.getPublic()), pair.getPrivate(), pair.getPublic());
    }

    /**
     * Reads {@code PRIVATE+KEY+name+id+seed}, the form in which tools of transparency logs keep a log's key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NoteSigner parse(String text) {
        String[] parts = text.split("\\+", 5);
        if (parts.length != 5 || !parts[0].equals("PRIVATE") || !parts[1].equals("KEY")) {
            throw new IllegalArgumentException("a private key is written PRIVATE+KEY+name+id+seed");
        }
        byte[] body = Base64.getDecoder().decode(parts[4]);
        if (body.length != 1 + Ed25519.KEY_BYTES || body[0] != 1) {
            throw new IllegalArgumentException("the private key is not an Ed25519 seed of 32 bytes behind a 01");
        }
        NoteSigner signer = ofLog(parts[2], Ed25519.fromSeed(Arrays.copyOfRange(body, 1, body.length)));
        if (!signer.key.toString().startsWith(parts[2] + "+" + parts[3] + "+")) {
            throw new IllegalArgumentException("the id (" + parts[3] + ") is not the one of this name and key");
        }
        return signer;
    }

    private static NoteSigner of(NoteKey key, PrivateKey secret, PublicKey shown) {
        Objects.requireNonNull(shown, "shown");
        return new NoteSigner(key, message -> Bytes.copyOf(Ed25519.sign(secret, message.toArray())));
    }

    /** What others check its signatures with. */
    public NoteKey key() {
        return key;
    }

    /**
     * Signs a text, which ends with a line end.
     *
     * @param at when; a witness states it, a log does not
     */
    SignedNote.Signature sign(String text, Instant at) {
        if (key.kind() == NoteKey.Kind.LOG) {
            return new SignedNote.Signature(key.name(), key.id(), signing.apply(Bytes.utf8(text)));
        }
        long seconds = at.getEpochSecond();
        byte[] signed =
                signing.apply(Bytes.copyOf(NoteKey.cosigned(text, seconds))).toArray();
        byte[] stamped = ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(seconds)
                .put(signed)
                .array();
        return new SignedNote.Signature(key.name(), key.id(), Bytes.copyOf(stamped));
    }

    @Override
    public String toString() {
        return "NoteSigner(" + key.name() + ")";
    }
}
