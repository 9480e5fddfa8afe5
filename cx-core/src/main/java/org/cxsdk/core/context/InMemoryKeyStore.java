package org.cxsdk.core.context;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.StorageSession;

/**
 * Keys on the heap: for tests, trials and stores in memory. When the process ends all sealed parts are unreadable. It
 * takes no part in transactions: a destroyed key stays destroyed when the transaction rolls back.
 */
public final class InMemoryKeyStore implements KeyStore {

    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<Person, PersonKey> current = new HashMap<>();
    private final Map<Named, PersonKey> byId = new HashMap<>();
    private final Set<Named> destroyed = new HashSet<>();
    private final Map<TenantId, SecretKey> lookup = new HashMap<>();

    /** Makes a key store without keys. */
    public InMemoryKeyStore() {}

    @Override
    public synchronized PersonKey current(StorageSession session, TenantId tenant, SubjectId subject) {
        return current.computeIfAbsent(new Person(tenant, subject), person -> {
            PersonKey key = new PersonKey(HexFormat.of().formatHex(bytes(KEY_ID_BYTES)), secret("AES"));
            byId.put(new Named(tenant, key.id()), key);
            return key;
        });
    }

    @Override
    public synchronized Optional<PersonKey> find(StorageSession session, TenantId tenant, String keyId) {
        Named name = new Named(tenant, keyId);
        PersonKey key = byId.get(name);
        if (key == null && !destroyed.contains(name)) {
            throw new CxException(
                    CoreError.UNSEALABLE,
                    "a sealed part names a key that tenant " + tenant + " never had",
                    "Open the storage together with the key store that it was written with.");
        }
        return Optional.ofNullable(key);
    }

    @Override
    public synchronized void destroy(StorageSession session, TenantId tenant, SubjectId subject) {
        PersonKey key = current.remove(new Person(tenant, subject));
        if (key != null) {
            Named name = new Named(tenant, key.id());
            byId.remove(name);
            destroyed.add(name);
        }
    }

    @Override
    public synchronized SecretKey lookupKey(StorageSession session, TenantId tenant) {
        return lookup.computeIfAbsent(tenant, t -> secret("HmacSHA256"));
    }

    private SecretKey secret(String algorithm) {
        return new SecretKeySpec(bytes(KEY_BYTES), algorithm);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private record Person(TenantId tenant, SubjectId subject) {}

    private record Named(TenantId tenant, String keyId) {}
}
