package org.cxsdk.core.kit;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.KeyStore;
import org.cxsdk.core.context.PersonKey;
import org.cxsdk.core.storage.Storage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What every {@link KeyStore} keeps, KS-1 to KS-9. Extend it with a test class that says how to make the storage and the
 * key store.
 */
public abstract class KeyStoreContract {

    private static final TenantId TENANT = TenantId.of("kit");
    private static final SubjectId MINA = SubjectId.of("s-mina");
    private static final SubjectId SAMI = SubjectId.of("s-sami");

    private @Nullable Storage storage;
    private @Nullable CxContext context;

    /** For those who write a key store. */
    protected KeyStoreContract() {}

    /** Makes an empty storage for one test, in which also the key store finds no key. */
    protected abstract Storage newStorage();

    /** Opens the keys of this test; each call gives another instance on the same keys, as another node would have it. */
    protected abstract KeyStore openKeyStore();

    /** Whether keys are documents of the storage, so that they commit and roll back with the data. */
    protected abstract boolean commitsWithTheData();

    /** Makes the storage of one test. */
    @BeforeEach
    public final void makeStorage() {
        storage = newStorage();
        context = context(openKeyStore());
    }

    /** Closes the storage. */
    @AfterEach
    public final void closeStorage() {
        if (storage != null) {
            storage.close();
        }
    }

    /** If this fails, look at how the current key is found again, and at what a person's name in a tenant is made of. */
    @Test
    public void ks1_current_isOneKeyForEachPersonOfATenant() {
        PersonKey minas = current(TENANT, MINA);

        assertThat(minas.secret().getEncoded()).as("KS-1 256 bits").hasSize(32);
        assertThat(current(TENANT, MINA)).as("KS-1").isEqualTo(minas);
        assertThat(current(TENANT, SAMI)).as("KS-1 another person").satisfies(other -> apart(other, minas));
        assertThat(current(TenantId.of("other"), MINA))
                .as("KS-1 another tenant")
                .satisfies(other -> apart(other, minas));
        assertThat(current(TENANT, SubjectId.of("S-MINA")))
                .as("KS-1 pseudonyms are bytes")
                .satisfies(other -> apart(other, minas));
    }

    /** If this fails, look at the look-up by id: within the tenant, and with the bits that were given out. */
    @Test
    public void ks2_find_givesTheKeyOfThatId() {
        PersonKey minas = current(TENANT, MINA);
        PersonKey samis = current(TENANT, SAMI);

        assertThat(find(TENANT, minas.id())).as("KS-2").contains(minas);
        assertThat(find(TENANT, samis.id())).as("KS-2").contains(samis);
    }

    /** If this fails, look at what destroying leaves behind: something must say that there was a key. */
    @Test
    public void ks3_find_tellsADestroyedKeyFromOneThatNeverWas() {
        PersonKey key = current(TENANT, MINA);
        destroy(MINA);

        assertThat(find(TENANT, key.id())).as("KS-3 destroyed").isEmpty();
        neverWas(TENANT, "00ff00ff00ff00ff00ff00ff00ff00ff");
        neverWas(TENANT, "lookup");
        neverWas(TenantId.of("other"), key.id());
    }

    /** If this fails, look at which keys destroying reaches: every one of the person, none of another. */
    @Test
    public void ks4_destroy_reachesAllKeysOfThePersonAndNoOther() {
        PersonKey first = current(TENANT, MINA);
        PersonKey second = rotate(MINA);
        PersonKey third = rotate(MINA);
        PersonKey samis = current(TENANT, SAMI);
        PersonKey elsewhere = current(TenantId.of("other"), MINA);

        assertThat(destroy(MINA)).as("KS-4 all keys").isEqualTo(3);
        assertThat(destroy(MINA)).as("KS-4 again").isZero();
        assertThat(destroy(SubjectId.of("s-nobody"))).as("KS-4 nobody").isZero();

        assertThat(find(TENANT, first.id())).as("KS-4").isEmpty();
        assertThat(find(TENANT, second.id())).as("KS-4").isEmpty();
        assertThat(find(TENANT, third.id())).as("KS-4").isEmpty();
        assertThat(find(TENANT, samis.id())).as("KS-4 another person").contains(samis);
        assertThat(find(TenantId.of("other"), elsewhere.id()))
                .as("KS-4 another tenant")
                .contains(elsewhere);
    }

    /** If this fails, look at what current does when all keys of the person are destroyed: it makes a new one. */
    @Test
    public void ks4_current_isANewKey_afterTheEarlierOneWasDestroyed() {
        PersonKey before = current(TENANT, MINA);
        destroy(MINA);

        PersonKey after = current(TENANT, MINA);

        apart(after, before);
        assertThat(find(TENANT, before.id())).as("KS-4").isEmpty();
        assertThat(find(TENANT, after.id())).as("KS-4").contains(after);
    }

    /** If this fails, look at what rotating does with the key that was current. */
    @Test
    public void ks5_rotate_keepsEarlierKeys() {
        PersonKey first = current(TENANT, MINA);
        PersonKey second = rotate(MINA);
        PersonKey others = rotate(SAMI);

        apart(second, first);
        assertThat(current(TENANT, MINA)).as("KS-5").isEqualTo(second);
        assertThat(current(TENANT, SAMI)).as("KS-5 without an earlier one").isEqualTo(others);
        assertThat(find(TENANT, first.id())).as("KS-5").contains(first);
    }

    /** If this fails, look at the tenant's look-up key: persons' keys come and go, it stays. */
    @Test
    public void ks6_lookupKey_staysTheSame() {
        SecretKey key = lookupKey(TENANT);
        current(TENANT, MINA);
        rotate(MINA);
        destroy(MINA);

        assertThat(key.getEncoded()).as("KS-6 256 bits").hasSize(32);
        assertThat(lookupKey(TENANT)).as("KS-6").isEqualTo(key);
        Optional<SecretKey> read = context().read(session -> context().keys().findLookupKey(session.storage(), TENANT));
        assertThat(read).as("KS-6 while reading").contains(key);
        assertThat(lookupKey(TenantId.of("other"))).as("KS-6 another tenant").isNotEqualTo(key);
    }

    /** If this fails, look at what keeps two transactions from making a key each. */
    @Test
    public void ks7_current_isOneKey_whenManyAskAtOnce() throws Exception {
        Set<PersonKey> minas = ConcurrentHashMap.newKeySet();
        Set<SecretKey> lookups = ConcurrentHashMap.newKeySet();
        Workers meeting = new Workers();

        Workers.inParallel(8, worker -> {
            CxContext node = context(openKeyStore());
            minas.add(Workers.untilCommitted(() -> node.write(session -> {
                meeting.meet();
                PersonKey key = node.keys().current(session.storage(), TENANT, MINA);
                meeting.meet();
                return key;
            })));
            lookups.add(Workers.untilCommitted(() -> node.write(session -> {
                meeting.meet();
                SecretKey key = node.keys().lookupKey(session.storage(), TENANT);
                meeting.meet();
                return key;
            })));
        });

        assertThat(minas).as("KS-7").containsExactly(current(TENANT, MINA));
        assertThat(lookups).as("KS-7").containsExactly(lookupKey(TENANT));
    }

    /** If this fails, look at two who rotate and destroy at once: in the end no key is left over that works. */
    @Test
    public void ks7_destroy_leavesNoKey_whenOthersRotateAtOnce() throws Exception {
        Set<PersonKey> made = ConcurrentHashMap.newKeySet();
        made.add(current(TENANT, MINA));
        Workers meeting = new Workers();

        Workers.inParallel(8, worker -> {
            for (int i = 0; i < 5; i++) {
                CxContext node = context(openKeyStore());
                boolean destroys = worker % 4 == 0;
                made.add(Workers.untilCommitted(() -> node.write(session -> {
                    KeyStore keys = node.keys();
                    PersonKey key = keys.current(session.storage(), TENANT, MINA);
                    meeting.meet();
                    if (destroys) {
                        keys.destroy(session.storage(), TENANT, MINA);
                        return key;
                    }
                    return keys.rotate(session.storage(), TENANT, MINA);
                })));
            }
        });
        destroy(MINA);

        assertThat(made)
                .as("KS-7 and KS-4")
                .allSatisfy(key -> assertThat(find(TENANT, key.id())).isEmpty());
    }

    /** If this fails, look at where keys are kept: another instance on the same storage must find them. */
    @Test
    public void ks8_keys_areThereForEveryInstance() {
        PersonKey key = current(TENANT, MINA);
        SecretKey lookup = lookupKey(TENANT);

        context = context(openKeyStore());

        assertThat(current(TENANT, MINA)).as("KS-8").isEqualTo(key);
        assertThat(find(TENANT, key.id())).as("KS-8").contains(key);
        assertThat(lookupKey(TENANT)).as("KS-8").isEqualTo(lookup);
    }

    /** If this fails, look at which session writes the keys: the one that was handed in. */
    @Test
    public void ks8_keys_rollBackWithTheirTransaction() {
        assumeTrue(commitsWithTheData(), "keys are not documents of the storage");
        PersonKey key = current(TENANT, MINA);
        Set<PersonKey> lost = new HashSet<>();

        assertThatIllegalStateException()
                .as("KS-8")
                .isThrownBy(() -> context().write(session -> {
                    KeyStore keys = context().keys();
                    lost.add(keys.rotate(session.storage(), TENANT, MINA));
                    lost.add(keys.current(session.storage(), TENANT, SAMI));
                    keys.destroy(session.storage(), TENANT, MINA);
                    assertThat(keys.find(session.storage(), TENANT, key.id())).isEmpty();
                    throw new IllegalStateException("the agency's own code failed");
                }));

        assertThat(current(TENANT, MINA)).as("KS-8").isEqualTo(key);
        lost.forEach(gone -> neverWas(TENANT, gone.id()));
    }

    /** If this fails, look at what key ids are made of. */
    @Test
    public void ks9_ids_areRandomAndNeverGivenTwice() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(rotate(MINA).id());
        }
        destroy(MINA);
        ids.add(current(TENANT, MINA).id());

        assertThat(ids).as("KS-9").hasSize(51).noneMatch(id -> id.contains("mina"));
    }

    private CxContext context() {
        return Objects.requireNonNull(context);
    }

    private CxContext context(KeyStore keys) {
        return CxContext.of(Objects.requireNonNull(storage), InstantSource.system(), keys, TENANT);
    }

    private static void apart(PersonKey one, PersonKey other) {
        assertThat(one.id()).as("KS-1 id").isNotEqualTo(other.id());
        assertThat(Arrays.equals(one.secret().getEncoded(), other.secret().getEncoded()))
                .as("KS-1 the bits are the same")
                .isFalse();
    }

    private PersonKey current(TenantId tenant, SubjectId subject) {
        return write(session -> context().keys().current(session.storage(), tenant, subject));
    }

    private PersonKey rotate(SubjectId subject) {
        return write(session -> context().keys().rotate(session.storage(), TENANT, subject));
    }

    private int destroy(SubjectId subject) {
        return write(session -> context().keys().destroy(session.storage(), TENANT, subject));
    }

    private SecretKey lookupKey(TenantId tenant) {
        return write(session -> context().keys().lookupKey(session.storage(), tenant));
    }

    private Optional<PersonKey> find(TenantId tenant, String keyId) {
        return context().read(session -> context().keys().find(session.storage(), tenant, keyId));
    }

    private void neverWas(TenantId tenant, String keyId) {
        assertThatExceptionOfType(CxException.class)
                .as("KS-3 never was")
                .isThrownBy(() -> find(tenant, keyId))
                .matches(e -> e.is(CoreError.UNSEALABLE), "CX-CORE-0004");
    }

    private <T> T write(Function<CxSession, T> work) {
        return context().write(work);
    }
}
