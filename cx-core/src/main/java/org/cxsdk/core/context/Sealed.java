package org.cxsdk.core.context;

import java.util.Objects;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.Identifier;

/**
 * A part of a document or entry that is encrypted under the key of the person it is about (AES-256 in Galois/Counter
 * mode). Destroying the key makes it unreadable for good, wherever copies of it are; the ciphertext itself stays, so that
 * hashes over it still verify.
 *
 * <p>Made by {@link CxSession#seal} and read by {@link CxSession#open}.
 *
 * @param keyId which key; random, says nothing about the person
 * @param box 12 bytes nonce, the ciphertext, 16 bytes tag
 */
public record Sealed(String keyId, Bytes box) {

    public Sealed {
        Identifier.require("keyId", keyId);
        Objects.requireNonNull(box, "box");
        if (box.size() < SealBox.OVERHEAD_BYTES) {
            throw new IllegalArgumentException(
                    "box has " + box.size() + " bytes; a sealed part has at least " + SealBox.OVERHEAD_BYTES);
        }
    }

    @Override
    public String toString() {
        return "Sealed(" + box.size() + " bytes)";
    }
}
