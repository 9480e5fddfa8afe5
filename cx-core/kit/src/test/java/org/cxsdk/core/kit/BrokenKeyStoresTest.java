package org.cxsdk.core.kit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.context.KeyStore;
import org.cxsdk.core.context.PersonKey;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The contract of key stores catches what it is meant to catch: each fault by a rule that names it. */
class BrokenKeyStoresTest {

    private static volatile Fault fault = Fault.NONE;

    enum Fault {
        NONE,
        /** Persons of all tenants share keys. */
        TENANTS_SHARE,
        /** A destroyed key is as if it had never been. */
        NO_TOMBSTONE,
        /** What is unknown is taken for destroyed. */
        UNKNOWN_IS_DESTROYED,
        /** Only the current key is destroyed; earlier ones live on. */
        EARLIER_KEYS_SURVIVE,
        /** Rotating loses the earlier key. */
        ROTATION_DESTROYS,
        /** The look-up key changes when a person's keys do. */
        LOOKUP_KEY_CHANGES,
        /** Each thread gets a first key of its own. */
        TWO_FIRST_KEYS,
        /** Key ids tell the person. */
        TELLING_IDS
    }

    @ParameterizedTest
    @CsvSource({
        "TENANTS_SHARE, ks1_current_isOneKeyForEachPersonOfATenant",
        "NO_TOMBSTONE, ks3_find_tellsADestroyedKeyFromOneThatNeverWas",
        "UNKNOWN_IS_DESTROYED, ks3_find_tellsADestroyedKeyFromOneThatNeverWas",
        "EARLIER_KEYS_SURVIVE, ks4_destroy_reachesAllKeysOfThePersonAndNoOther",
        "ROTATION_DESTROYS, ks5_rotate_keepsEarlierKeys",
        "LOOKUP_KEY_CHANGES, ks6_lookupKey_staysTheSame",
        "TWO_FIRST_KEYS, ks7_current_isOneKey_whenManyAskAtOnce",
        "TELLING_IDS, ks9_ids_areRandomAndNeverGivenTwice"
    })
    void contract_catches(Fault broken, String test) {
        assertThat(failing(broken)).as("tests that fail with %s", broken).contains(test);
    }

    @ParameterizedTest
    @CsvSource("NONE")
    void contract_passesAKeyStoreThatIsWhole(Fault none) {
        assertThat(failing(none)).isEmpty();
    }

    private static Set<String> failing(Fault broken) {
        Set<String> failed = new TreeSet<>();
        Set<String> ran = new HashSet<>();
        fault = broken;
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(OnBroken.class))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    test.getSource()
                                            .filter(MethodSource.class::isInstance)
                                            .map(source -> ((MethodSource) source).getMethodName())
                                            .ifPresent(name -> {
                                                ran.add(name);
                                                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                                    failed.add(name);
                                                }
                                            });
                                }
                            });
        } finally {
            fault = Fault.NONE;
        }
        assertThat(ran).as("the rules were run").hasSizeGreaterThanOrEqualTo(10);
        return failed;
    }

    /** Found by this test only, not by the build. */
    static class OnBroken extends KeyStoreContract {
        private final KeyStore keys = new BrokenKeyStore(fault);

        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }

        @Override
        protected KeyStore openKeyStore() {
            return keys;
        }

        @Override
        protected boolean commitsWithTheData() {
            return false;
        }
    }

    /** A whole key store, but for one fault. */
    private record BrokenKeyStore(Fault fault, InMemoryKeyStore keys, Set<String> kept) implements KeyStore {
        private static final TenantId ONE = TenantId.of("one");

        BrokenKeyStore(Fault fault) {
            this(fault, new InMemoryKeyStore(), new HashSet<>());
        }

        private TenantId of(TenantId tenant) {
            return fault == Fault.TENANTS_SHARE ? ONE : tenant;
        }

        @Override
        public PersonKey current(StorageSession session, TenantId tenant, SubjectId subject) {
            SubjectId person = fault == Fault.TWO_FIRST_KEYS
                    ? SubjectId.of(subject.value() + Thread.currentThread().getId())
                    : subject;
            return shown(keys.current(session, of(tenant), person), subject);
        }

        private PersonKey shown(PersonKey key, SubjectId subject) {
            return fault == Fault.TELLING_IDS ? new PersonKey(subject.value() + key.id(), key.secret()) : key;
        }

        @Override
        public Optional<PersonKey> find(StorageSession session, TenantId tenant, String keyId) {
            try {
                Optional<PersonKey> found = keys.find(session, of(tenant), keyId);
                if (found.isEmpty() && fault == Fault.NO_TOMBSTONE) {
                    return keys.find(session, of(tenant), "no such key");
                }
                return found.isEmpty() && kept.contains(keyId)
                        ? Optional.of(new PersonKey(keyId, new SecretKeySpec(new byte[32], "AES")))
                        : found;
            } catch (CxException e) {
                if (fault == Fault.UNKNOWN_IS_DESTROYED) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        @Override
        public PersonKey rotate(StorageSession session, TenantId tenant, SubjectId subject) {
            if (fault == Fault.EARLIER_KEYS_SURVIVE) {
                kept.add(keys.current(session, tenant, subject).id());
            }
            if (fault == Fault.ROTATION_DESTROYS) {
                keys.destroy(session, tenant, subject);
            }
            return shown(keys.rotate(session, of(tenant), subject), subject);
        }

        @Override
        public int destroy(StorageSession session, TenantId tenant, SubjectId subject) {
            return keys.destroy(session, of(tenant), subject);
        }

        @Override
        public SecretKey lookupKey(StorageSession session, TenantId tenant) {
            return fault == Fault.LOOKUP_KEY_CHANGES
                    ? keys.current(session, tenant, SubjectId.of("s-mina")).secret()
                    : keys.lookupKey(session, of(tenant));
        }

        @Override
        public Optional<SecretKey> findLookupKey(StorageSession session, TenantId tenant) {
            return Optional.of(lookupKey(session, tenant));
        }
    }
}
