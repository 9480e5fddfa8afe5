package org.cxsdk.core.context;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.StorageSession;

/**
 * Keeps the keys of each person, and for each tenant the key of its look-up hashes. Destroying a person's keys erases
 * everything that was sealed under them.
 *
 * <p>Each method is given the session of the transaction it is called in: a store that keeps (wrapped) keys as documents
 * uses it, so that keys and data commit together; others leave it alone. Safe to use from many threads.
 *
 * <p>The rules have numbers, which the tests of {@code KeyStoreContract} in cx-core-kit bear in their names:
 *
 * <ul>
 *   <li><b>KS-1</b> A person has one current key, the same until it is rotated or destroyed; persons and tenants share none.
 *   <li><b>KS-2</b> A key is found by its id in its own tenant, with the same 256 bits.
 *   <li><b>KS-3</b> A destroyed key is told from one that never was: the first is empty, the second CX-CORE-0004.
 *   <li><b>KS-4</b> Destroying reaches every key of the person, earlier ones too, and nobody else's; it may be repeated.
 *   <li><b>KS-5</b> After rotating there is another current key, and earlier ones are still found.
 *   <li><b>KS-6</b> A tenant's look-up key never changes, whatever happens to persons, and is no other tenant's.
 *   <li><b>KS-7</b> Many transactions that need the first key of a person, or of a tenant, at once get the same one.
 *   <li><b>KS-8</b> Where keys are documents, they are there for every instance, and roll back with their transaction.
 *   <li><b>KS-9</b> A key's id says nothing about the person: it is random, and no id is given twice.
 * </ul>
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

    /** Makes a new current key for this person and returns it; what is sealed under earlier ones stays readable. */
    PersonKey rotate(StorageSession session, TenantId tenant, SubjectId subject);

    /**
     * Destroys all keys of a person for good.
     *
     * @return how many were destroyed; none is no error
     */
    int destroy(StorageSession session, TenantId tenant, SubjectId subject);

    /** The tenant's key for keyed hashes of external identifiers (HMAC-SHA-256); made if there is none, never changed. */
    SecretKey lookupKey(StorageSession session, TenantId tenant);

    /** The tenant's key for keyed hashes, without writing: empty if the session would have to make it. */
    Optional<SecretKey> findLookupKey(StorageSession session, TenantId tenant);
}
