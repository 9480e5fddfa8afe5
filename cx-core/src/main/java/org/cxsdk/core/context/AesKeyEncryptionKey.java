package org.cxsdk.core.context;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.Identifier;

/**
 * A key-encryption key held on the heap, for agencies without a key service: AES Key Wrap with 256 bits (RFC 3394, NIST SP
 * 800-38F), from the JDK. Unlike AES-GCM it needs no nonce, so one key may wrap the keys of any number of persons.
 */
public final class AesKeyEncryptionKey implements KeyEncryptionKey {

    private final String id;
    private final SecretKey key;

    private AesKeyEncryptionKey(String id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * Returns the key with these bits, which come from outside: a secret of the platform, a file that only the process may
     * read.
     *
     * @param id names the key; another key has another id
     * @param bits 32 random bytes; copied, so the caller may clear them
     */
    public static AesKeyEncryptionKey of(String id, byte[] bits) {
        Identifier.require("KeyEncryptionKey.id", id);
        if (bits.length != Secrets.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "bits has " + bits.length + " bytes; a key-encryption key has " + Secrets.KEY_BYTES);
        }
        return new AesKeyEncryptionKey(id, Secrets.aes(bits));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] clear) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, key);
        return cipher.wrap(new SecretKeySpec(clear, "AES"));
    }

    @Override
    public byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, key);
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    /** Names the key, and hides it. */
    @Override
    public String toString() {
        return "AesKeyEncryptionKey(" + id + ")";
    }
}
