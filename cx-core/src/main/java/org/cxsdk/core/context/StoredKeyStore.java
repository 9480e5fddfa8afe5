package org.cxsdk.core.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.KeyForm.State;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;

/**
 * Keys as documents of the storage that holds the data, each wrapped under a {@link KeyEncryptionKey} of the agency: what
 * is sealed, and the key it is sealed under, commit together; so do an erasure and what goes with it. Without the
 * key-encryption key the documents tell pseudonyms and nothing else.
 *
 * <p>One document for each key. A destroyed key leaves a document without bits, person or index tuple. That is erased for
 * the store, not for copies of it: a backup made earlier still holds the wrapped key, until the key-encryption key it is
 * wrapped under is destroyed. So rotate that one as often as backups are to be forgotten ({@link #rewrap}).
 *
 * <p>Two transactions that make the first key of a person at once meet in a unique tuple; the library does the one that
 * lost again, also where conflicts are otherwise the answer ({@link OnConflict#FAIL}). Immutable; safe to share.
 */
public final class StoredKeyStore implements KeyStore {

    static final DocumentKind<KeyForm> KEYS = DocumentKind.of(
            "core.key", FormCodec.of(1, KeyForm.class, Function.identity(), Function.identity()), KeyForm::tuples);

    /** Id of a tenant's look-up key; ids of persons' keys are hexadecimal digits. */
    private static final String LOOKUP_ID = "lookup";

    private final WrappedKey.Keks keks;

    private StoredKeyStore(WrappedKey.Keks keks) {
        this.keks = keks;
    }

    /**
     * Returns the key store with these key-encryption keys.
     *
     * @param current wraps from now on
     * @param earlier unwrap what was wrapped before, until {@link #rewrap} has found nothing more
     */
    public static StoredKeyStore of(KeyEncryptionKey current, KeyEncryptionKey... earlier) {
        return new StoredKeyStore(new WrappedKey.Keks(current, List.of(earlier)));
    }

    @Override
    public PersonKey current(StorageSession session, TenantId tenant, SubjectId subject) {
        return currentOf(session, tenant, subject)
                .map(key -> opened(tenant, key))
                .orElseGet(() -> make(session, tenant, subject));
    }

    @Override
    public Optional<PersonKey> find(StorageSession session, TenantId tenant, String keyId) {
        Stored<KeyForm> key = load(session, tenant, keyId)
                .filter(found -> found.value().state() != State.LOOKUP)
                .orElseThrow(() -> PersonKey.unknown(tenant));
        return key.value().state() == State.DESTROYED ? Optional.empty() : Optional.of(opened(tenant, key));
    }

    @Override
    public PersonKey rotate(StorageSession session, TenantId tenant, SubjectId subject) {
        currentOf(session, tenant, subject)
                .ifPresent(key -> write(
                        session, tenant, key.id(), key.expected(), key.value().replaced()));
        return make(session, tenant, subject);
    }

    /** Each change of a person's keys also writes the key that was current, so two of them at once meet in its version. */
    @Override
    public int destroy(StorageSession session, TenantId tenant, SubjectId subject) {
        DocQuery query =
                KEYS.query(tenant, KeyForm.BY_PERSON).equal(subject.value()).limit(Limits.BATCH);
        List<Stored<KeyForm>> keys = new ArrayList<>();
        Slice<StoredDoc, Cursor> slice = session.find(query);
        slice.items().forEach(doc -> keys.add(KEYS.decode(doc)));
        while (slice.more()) {
            slice = session.find(query.after(slice.last()));
            slice.items().forEach(doc -> keys.add(KEYS.decode(doc)));
        }
        keys.forEach(key -> write(session, tenant, key.id(), key.expected(), KeyForm.DESTROYED));
        return keys.size();
    }

    @Override
    public SecretKey lookupKey(StorageSession session, TenantId tenant) {
        return findLookupKey(session, tenant).orElseGet(() -> {
            SecretKey key = Secrets.lookupKey();
            WrappedKey wrapped = keks.wrap(key.getEncoded(), lookupName(tenant));
            KeyForm form = new KeyForm(State.LOOKUP, null, wrapped.kek(), wrapped.base64());
            write(session, tenant, LOOKUP_ID, Expected.absent(), form);
            return key;
        });
    }

    @Override
    public Optional<SecretKey> findLookupKey(StorageSession session, TenantId tenant) {
        return load(session, tenant, LOOKUP_ID).map(key -> Secrets.hmac(bits(key.value(), lookupName(tenant))));
    }

    /**
     * Wraps keys of the context's tenant under the current key-encryption key that are still under another one, in one
     * transaction. Done again until it returns 0, after which the earlier one is needed no more; it may stop and go on at
     * any time.
     *
     * @param limit how many at most, 1 to 1,000
     * @return how many were wrapped anew
     */
    public int rewrap(CxContext context, int limit) {
        Limits.requireReading(0, limit);
        return context.write(OnConflict.RETRY, session -> {
            List<Stored<KeyForm>> due = due(session.storage(), session.tenant(), Math.min(limit, Limits.BATCH));
            due.forEach(key -> {
                WrappedKey.Name name = nameOf(session.tenant(), key);
                KeyForm form = key.value().rewrapped(keks.wrap(bits(key.value(), name), name));
                write(session.storage(), session.tenant(), key.id(), key.expected(), form);
            });
            return due.size();
        });
    }

    /** Whether somebody else made, rotated or destroyed a key at the same time: the caller's own work met nobody. */
    static boolean raced(StorageConflict conflict) {
        DocKey key = conflict instanceof VersionConflict version
                ? version.key()
                : conflict instanceof UniqueConflict unique ? unique.key() : null;
        return key != null && key.kind().equals(KEYS.name());
    }

    /** Keys that are not under the current key-encryption key: all with an id before it, then all with one behind it. */
    private List<Stored<KeyForm>> due(StorageSession session, TenantId tenant, int limit) {
        DocQuery byKek = KEYS.query(tenant, KeyForm.BY_KEK).limit(limit);
        List<StoredDoc> due = new ArrayList<>(
                session.find(byKek.before(IndexValue.of(keks.currentId()))).items());
        if (due.size() < limit) {
            // the least text behind the id; it is the id of no key, since no identifier holds U+0001
            IndexValue behind = IndexValue.of(keks.currentId() + "\u0001");
            due.addAll(
                    session.find(byKek.from(behind).limit(limit - due.size())).items());
        }
        return due.stream().map(KEYS::decode).toList();
    }

    private PersonKey make(StorageSession session, TenantId tenant, SubjectId subject) {
        PersonKey key = Secrets.personKey();
        WrappedKey wrapped = keks.wrap(key.secret().getEncoded(), personName(tenant, key.id(), subject.value()));
        KeyForm form = new KeyForm(State.CURRENT, subject.value(), wrapped.kek(), wrapped.base64());
        write(session, tenant, key.id(), Expected.absent(), form);
        return key;
    }

    private Optional<Stored<KeyForm>> currentOf(StorageSession session, TenantId tenant, SubjectId subject) {
        DocQuery query =
                KEYS.query(tenant, KeyForm.CURRENT_OF).equal(subject.value()).limit(1);
        return session.find(query).items().stream().findFirst().map(KEYS::decode);
    }

    private static Optional<Stored<KeyForm>> load(StorageSession session, TenantId tenant, String id) {
        DocKey key = KEYS.key(tenant, id);
        return Optional.ofNullable(session.load(List.of(key)).get(key)).map(KEYS::decode);
    }

    private static void write(StorageSession session, TenantId tenant, String id, Expected expected, KeyForm form) {
        session.write(KEYS.put(tenant, id, expected, form, Optional.empty()));
    }

    private PersonKey opened(TenantId tenant, Stored<KeyForm> key) {
        return new PersonKey(key.id(), Secrets.aes(bits(key.value(), nameOf(tenant, key))));
    }

    private byte[] bits(KeyForm form, WrappedKey.Name name) {
        return keks.unwrap(
                new WrappedKey(Objects.requireNonNull(form.kek()), Objects.requireNonNull(form.wrapped())), name);
    }

    private static WrappedKey.Name nameOf(TenantId tenant, Stored<KeyForm> key) {
        String subject = key.value().subject();
        return subject == null ? lookupName(tenant) : personName(tenant, key.id(), subject);
    }

    private static WrappedKey.Name personName(TenantId tenant, String id, String subject) {
        return new WrappedKey.Name(tenant, id, "person", subject);
    }

    private static WrappedKey.Name lookupName(TenantId tenant) {
        return new WrappedKey.Name(tenant, LOOKUP_ID, "lookup", "");
    }
}
