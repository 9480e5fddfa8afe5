package org.cxsdk.core.context;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.StorageSession;

/**
 * Keeps one key for each person, and for each tenant the key of its look-up hashes. Destroying a person's keys erases
 * everything that was sealed under them.
 *
 * <p>Each method is given the session of the transaction it is called in: a store that keeps (wrapped) keys as documents
 * uses it, so that keys and data commit together; others leave it alone. Safe to use from many threads.
 */
public interface KeyStore {

    /** The key to seal with for this person; made if there is none, also after an earlier one was destroyed. */
    PersonKey current(StorageSession session, TenantId tenant, SubjectId subject);

    /**
     * The key with this id; empty if it was destroyed.
     *
     * @throws org.cxsdk.core.CxException CX-CORE-0004 if there never was one in this tenant
     */
    Optional<PersonKey> find(StorageSession session, TenantId tenant, String keyId);

    /** Destroys all keys of a person for good; none is left is no error. */
    void destroy(StorageSession session, TenantId tenant, SubjectId subject);

    /** The tenant's key for keyed hashes of external identifiers (HMAC-SHA-256); made if there is none, never changed. */
    SecretKey lookupKey(StorageSession session, TenantId tenant);
}
