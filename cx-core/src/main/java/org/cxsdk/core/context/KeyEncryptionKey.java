package org.cxsdk.core.context;

import java.security.GeneralSecurityException;

/**
 * The key-encryption key under which a {@link StoredKeyStore} keeps the keys of persons: supplied by the agency, never
 * stored by the SDK. An agency puts its hardware security module or key service behind it; {@link AesKeyEncryptionKey}
 * holds one on the heap.
 *
 * <p>Wrapping must tell a wrapped key that was altered or belongs to another key-encryption key: AES Key Wrap and
 * AES-GCM both do. Unwrapping is a function of its argument alone, so an implementation that calls another system may
 * remember results for a while; it is called inside transactions. Safe to use from many threads.
 */
public interface KeyEncryptionKey {

    /**
     * Names this key beside everything that is wrapped under it, in clear; another key has another id, also after
     * rotation. Obeys {@link org.cxsdk.core.Identifier#require}.
     */
    String id();

    /**
     * Encrypts a key.
     *
     * @param key 64 bytes
     */
    byte[] wrap(byte[] key) throws GeneralSecurityException;

    /**
     * Decrypts a key.
     *
     * @param wrapped what {@link #wrap} returned
     * @throws GeneralSecurityException if it was altered, or wrapped under another key
     */
    byte[] unwrap(byte[] wrapped) throws GeneralSecurityException;
}
