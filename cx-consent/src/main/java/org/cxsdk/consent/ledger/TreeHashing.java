package org.cxsdk.consent.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.cxsdk.core.Bytes;

/**
 * The hashes of a Merkle tree with SHA-256 (RFC 9162 section 2.1.1): a leaf is {@code SHA-256(0x00 || entry)}, a node
 * {@code SHA-256(0x01 || left || right)}, and the empty tree has {@code SHA-256()}. The prefixes keep a node from being
 * shown as a leaf. Stateless.
 */
public final class TreeHashing {

    /** Length of every hash in bytes. */
    public static final int BYTES = 32;

    /** Looked up once; a copy costs a tenth of looking it up again. */
    private static final MessageDigest SHA_256 = lookedUp();

    private TreeHashing() {}

    /** The hash of an entry. */
    public static Bytes leaf(Bytes entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return Bytes.copyOf(digest.digest(entry.toArray()));
    }

    /** The hash over two hashes. */
    public static Bytes node(Bytes left, Bytes right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left.toArray());
        return Bytes.copyOf(digest.digest(right.toArray()));
    }

    /** The root of the empty tree. */
    public static Bytes empty() {
        return Bytes.copyOf(sha256().digest());
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return lookedUp();
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
