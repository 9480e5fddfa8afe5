package org.cxsdk.consent.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * A public key that notes are checked with, written {@code name+id+key}: the form in which logs and witnesses publish
 * theirs (C2SP signed-note and tlog-cosignature).
 *
 * @param name whose key, commonly an address without scheme
 * @param kind what its signatures say
 * @param key the 32 bytes of an Ed25519 public key
 */
public record NoteKey(String name, Kind kind, Bytes key) {

    /** What a signature says. */
    public enum Kind {
        /** The log states the note. */
        LOG(0x01),
        /** A witness states when it saw the note to be consistent with what it had seen before. */
        WITNESS(0x04);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    public NoteKey {
        requireName(name);
        Objects.requireNonNull(kind, "kind");
        if (key.size() != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + key.size());
        }
    }

    /** Returns the key that a log signs its checkpoints with. */
    public static NoteKey ofLog(String name, PublicKey key) {
        return new NoteKey(name, Kind.LOG, Bytes.copyOf(Ed25519.encoded(key)));
    }

    /** Returns the key that a witness countersigns with. */
    public static NoteKey ofWitness(String name, PublicKey key) {
        return new NoteKey(name, Kind.WITNESS, Bytes.copyOf(Ed25519.encoded(key)));
    }

    /**
     * Reads {@code name+id+key}.
     *
     * @throws IllegalArgumentException if it is none, or the id is not that of name and key
     */
    public static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("a key is written name+id+key with an id of 8 hexadecimal digits");
        }
        byte[] body = Base64.getDecoder().decode(parts[2]);
        for (Kind kind : Kind.values()) {
            if (body.length == 1 + Ed25519.KEY_BYTES && body[0] == kind.code) {
                NoteKey key = new NoteKey(parts[0], kind, Bytes.copyOf(Arrays.copyOfRange(body, 1, body.length)));
                if (!key.toString().equals(text)) {
                    throw new IllegalArgumentException("the id (" + parts[1] + ") is not the one of this name and key");
                }
                Ed25519.publicKey(key.key.toArray());
                return key;
            }
        }
        throw new IllegalArgumentException("a key is that of an Ed25519 log (01) or witness (04), with 32 bytes");
    }

    /** {@code SHA-256(name || 0x0A || kind || key)[:4]}, big-endian. */
    int id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(kind.code);
            return ByteBuffer.wrap(digest.digest(key.toArray())).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the signature of a note was made with this key; a witness signs the instant along with the text. */
    boolean verifies(String text, byte[] signature) {
        PublicKey publicKey = Ed25519.publicKey(key.toArray());
        if (kind == Kind.LOG) {
            return Ed25519.verify(publicKey, text.getBytes(StandardCharsets.UTF_8), signature);
        }
        if (signature.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds >= 0
                && Ed25519.verify(
                        publicKey,
                        cosigned(text, seconds),
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    static void requireName(String name) {
        boolean bad = name.isEmpty()
                || name.codePoints()
                        .anyMatch(c -> c == '+'
                                || c < ' '
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || Character.getType(c) == Character.SURROGATE);
        if (bad) {
            throw new IllegalArgumentException(
                    "the name of a key (\"" + name + "\") must not be empty nor contain a space or a plus sign");
        }
    }

    /** {@code name+id+key}. */
    @Override
    public String toString() {
        byte[] body = new byte[1 + Ed25519.KEY_BYTES];
        body[0] = kind.code;
        System.arraycopy(key.toArray(), 0, body, 1, Ed25519.KEY_BYTES);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(body);
    }
}
