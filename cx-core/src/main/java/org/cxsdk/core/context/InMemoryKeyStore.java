package org.cxsdk.core.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.StorageSession;

/**
 * Keys on the heap: for tests, trials and stores in memory. When the process ends all sealed parts are unreadable. It
 * takes no part in transactions: a destroyed key stays destroyed when the transaction rolls back. What is to last is kept
 * by a {@link StoredKeyStore}.
 */
public final class InMemoryKeyStore implements KeyStore {

    /** A person's keys, the current one last. */
    private final Map<Person, List<PersonKey>> persons = new HashMap<>();

    private final Map<Named, PersonKey> byId = new HashMap<>();
    private final Set<Named> destroyed = new HashSet<>();
    private final Map<TenantId, SecretKey> lookup = new HashMap<>();

    /** Makes a key store without keys. */
    public InMemoryKeyStore() {}

    @Override
    public synchronized PersonKey current(StorageSession session, TenantId tenant, SubjectId subject) {
        List<PersonKey> keys = persons.get(new Person(tenant, subject));
        return keys == null ? rotate(session, tenant, subject) : keys.get(keys.size() - 1);
    }

    @Override
    public synchronized Optional<PersonKey> find(StorageSession session, TenantId tenant, String keyId) {
        Named name = new Named(tenant, keyId);
        PersonKey key = byId.get(name);
        if (key == null && !destroyed.contains(name)) {
            throw PersonKey.unknown(tenant);
        }
        return Optional.ofNullable(key);
    }

    @Override
    public synchronized PersonKey rotate(StorageSession session, TenantId tenant, SubjectId subject) {
        PersonKey key = Secrets.personKey();
        persons.computeIfAbsent(new Person(tenant, subject), person -> new ArrayList<>())
                .add(key);
        byId.put(new Named(tenant, key.id()), key);
        return key;
    }

    @Override
    public synchronized int destroy(StorageSession session, TenantId tenant, SubjectId subject) {
        List<PersonKey> keys = Objects.requireNonNullElse(persons.remove(new Person(tenant, subject)), List.of());
        keys.stream().map(key -> new Named(tenant, key.id())).forEach(name -> {
            byId.remove(name);
            destroyed.add(name);
        });
        return keys.size();
    }

    @Override
    public synchronized SecretKey lookupKey(StorageSession session, TenantId tenant) {
        return lookup.computeIfAbsent(tenant, t -> Secrets.lookupKey());
    }

    /** Never empty: to make the key no session is needed. */
    @Override
    public Optional<SecretKey> findLookupKey(StorageSession session, TenantId tenant) {
        return Optional.of(lookupKey(session, tenant));
    }

    private record Person(TenantId tenant, SubjectId subject) {}

    private record Named(TenantId tenant, String keyId) {}
}
