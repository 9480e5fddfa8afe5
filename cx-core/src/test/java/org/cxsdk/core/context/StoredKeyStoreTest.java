package org.cxsdk.core.context;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.decorate.ObservingStorage;
import org.cxsdk.core.storage.decorate.StorageCall;
import org.cxsdk.core.storage.decorate.StorageCall.Operation;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a stored key store adds to the rules of the kit: wrapping, its rotation, and what is left of a destroyed key. */
class StoredKeyStoreTest {

    private static final TenantId AGENCY = TenantId.of("agency");
    private static final SubjectId MINA = SubjectId.of("s-mina");
    private static final SubjectId SAMI = SubjectId.of("s-sami");
    private static final SealedPlace PLACE = SealedTest.PLACE;
    private static final FormCodec<String> NAME = SealedTest.NAME;

    private static final KeyEncryptionKey OLD = kek("2025", 1);
    private static final KeyEncryptionKey NEW = kek("2026", 2);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final CxContext context = with(StoredKeyStore.of(OLD));

    @Test
    void sealedParts_areReadable_byAnotherNodeWithTheSameKeyEncryptionKey() {
        Sealed sealed = seal(MINA);

        assertThat(open(with(StoredKeyStore.of(kek("2025", 1))), sealed)).isEqualTo(new Opened.Readable<>("Mina"));
    }

    @Test
    void destroyKeys_erasesAndLeavesNoBitOfTheKeyInAnyDocument() {
        Sealed sealed = seal(MINA);
        context.write(session -> {
            session.rotateKey(MINA);
            return session;
        });
        Sealed later = seal(MINA);
        List<String> wrapped = keyDocuments().stream()
                .map(doc -> StoredKeyStore.KEYS.decode(doc).value().wrapped())
                .toList();
        assertThat(wrapped).hasSize(2).doesNotContainNull();
        assertThat(open(context, sealed).content()).contains("Mina");

        context.write(session -> session.destroyKeys(MINA));

        assertThat(open(context, sealed)).isEqualTo(new Opened.Destroyed<String>());
        assertThat(open(context, later)).isEqualTo(new Opened.Destroyed<String>());
        assertThat(keyDocuments()).hasSize(2).allSatisfy(doc -> {
            assertThat(doc.body().toUtf8()).isEqualTo("{\"form\":1,\"body\":{\"state\":\"DESTROYED\"}}");
            assertThat(doc.tuples()).isEmpty();
            wrapped.forEach(bits -> assertThat(doc.body().toUtf8()).doesNotContain(bits, bits.substring(8, 40)));
        });
    }

    @Test
    void open_looksAKeyUpOnceInASession_andSeesItDestroyedThere() {
        Sealed sealed = seal(MINA);
        List<StorageCall> calls = new ArrayList<>();
        CxContext observed = CxContext.of(
                ObservingStorage.of(storage, calls::add, System::nanoTime),
                InstantSource.system(),
                StoredKeyStore.of(OLD),
                AGENCY);

        observed.write(session -> {
            for (int i = 0; i < 20; i++) {
                assertThat(session.open(sealed, PLACE, NAME).content()).contains("Mina");
            }
            assertThat(calls)
                    .filteredOn(call -> call.operation() == Operation.LOAD)
                    .hasSize(1);
            session.destroyKeys(MINA);
            assertThat(session.open(sealed, PLACE, NAME)).isEqualTo(new Opened.Destroyed<String>());
            return session;
        });
    }

    @Test
    void destroyKeys_isUndone_whenItsTransactionRollsBack() {
        Sealed sealed = seal(MINA);

        assertThatIllegalStateException()
                .isThrownBy(() -> context.write(session -> {
                    session.destroyKeys(MINA);
                    throw new IllegalStateException("the rest of the erasure failed");
                }));

        assertThat(open(context, sealed).content()).contains("Mina");
    }

    @Test
    void rotateKey_sealsUnderANewKey_andKeepsWhatWasSealed() {
        Sealed before = seal(MINA);
        context.write(session -> {
            session.rotateKey(MINA);
            return session;
        });

        Sealed after = seal(MINA);

        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(open(context, before).content()).contains("Mina");
        assertThat(open(context, after).content()).contains("Mina");
    }

    @Test
    void rewrap_movesAllKeysToTheNewKeyEncryptionKey_inSteps() {
        List<Sealed> sealed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sealed.add(seal(SubjectId.of("s-" + i)));
        }
        String hash = hash(context);
        StoredKeyStore both = StoredKeyStore.of(NEW, OLD);
        CxContext moving = with(both);
        // both work side by side: new keys come under the new one, old ones are read
        Sealed meanwhile = moving.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        assertThat(open(moving, sealed.get(0)).content()).contains("Mina");

        // seven persons and the tenant's look-up key, three at a time
        assertThat(both.rewrap(moving, 3)).isEqualTo(3);
        assertThat(both.rewrap(moving, 3)).isEqualTo(3);
        assertThat(both.rewrap(moving, 3)).isEqualTo(2);
        assertThat(both.rewrap(moving, 3)).isZero();

        CxContext moved = with(StoredKeyStore.of(NEW));
        assertThat(sealed)
                .allSatisfy(part -> assertThat(open(moved, part).content()).contains("Mina"));
        assertThat(open(moved, meanwhile).content()).contains("Mina");
        assertThat(hash(moved)).isEqualTo(hash);
    }

    /** What docs/storage.md shows. */
    @Test
    void keysAreKeptRotatedAndDestroyed_asTheDocsSay() {
        InstantSource clock = InstantSource.system();
        byte[] secret = range();
        byte[] newSecret = new byte[32];
        // region stored-keys
        KeyEncryptionKey kek = AesKeyEncryptionKey.of("2026", secret);
        CxContext agency = CxContext.of(storage, clock, StoredKeyStore.of(kek), TenantId.of("agency"));
        SealedPlace holderName = PermitStore.PERMIT.place("p-1", "holderName");

        Sealed sealed = agency.write(session -> session.seal(MINA, holderName, NAME, "Mina Alkhatib"));
        Opened<String> opened = agency.read(session -> session.open(sealed, holderName, NAME));
        // endregion
        assertThat(opened.content()).contains("Mina Alkhatib");

        // region rewrap
        KeyEncryptionKey kek2027 = AesKeyEncryptionKey.of("2027", newSecret);
        StoredKeyStore keys = StoredKeyStore.of(kek2027, kek); // wraps with the new one, still unwraps with the old one
        CxContext rotating = CxContext.of(storage, clock, keys, TenantId.of("agency"));
        int due = 500;
        while (due > 0) { // or as often as your scheduler likes: it goes on where it stopped
            due = keys.rewrap(rotating, 500);
        }
        // endregion
        CxContext rotated = with(StoredKeyStore.of(kek2027));
        assertThat(rotated.read(session -> session.open(sealed, holderName, NAME))
                        .content())
                .contains("Mina Alkhatib");

        // region destroy
        int destroyed = rotated.write(session -> session.destroyKeys(MINA));
        Opened<String> erased = rotated.read(session -> session.open(sealed, holderName, NAME));
        String shown = erased.fold(name -> name, () -> "erased");
        // endregion
        assertThat(shown).isEqualTo("erased");
        assertThat(destroyed).isEqualTo(1);
    }

    /** Ids are compared as texts: an earlier key may sort before or behind the current one, or begin with it. */
    @Test
    void rewrap_findsWhatIsDue_whateverTheIdsAre() {
        for (String earlier : List.of("2024", "2026-b", "2027", "202")) {
            CxContext first = with(StoredKeyStore.of(kek(earlier, 3)));
            first.write(session -> session.seal(SubjectId.of("s-" + earlier), PLACE, NAME, "Mina"));
        }
        StoredKeyStore all = StoredKeyStore.of(NEW, kek("2024", 3), kek("2026-b", 3), kek("2027", 3), kek("202", 3));

        assertThat(all.rewrap(with(all), 1_000)).isEqualTo(4);
        assertThat(all.rewrap(with(all), 1_000)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> all.rewrap(context, 0));
    }

    @Test
    void rewrap_leavesDestroyedKeysAlone() {
        seal(MINA);
        context.write(session -> session.destroyKeys(MINA));
        StoredKeyStore both = StoredKeyStore.of(NEW, OLD);

        assertThat(both.rewrap(with(both), 10)).isZero();
    }

    @Test
    void open_names_theKeyEncryptionKeyThatIsMissing() {
        Sealed sealed = seal(MINA);
        CxContext without = with(StoredKeyStore.of(NEW));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> open(without, sealed))
                .matches(e -> e.is(CoreError.WRONG_KEY_ENCRYPTION_KEY))
                .withMessageContaining("\"2025\", which was not given; given are [2026]");
    }

    @Test
    void open_refuses_whenAnotherKeyIsGivenUnderTheId() {
        Sealed sealed = seal(MINA);
        CxContext wrong = with(StoredKeyStore.of(kek("2025", 9)));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> open(wrong, sealed))
                .matches(e -> e.is(CoreError.WRONG_KEY_ENCRYPTION_KEY))
                .withMessageContaining("does not fit");
    }

    /** Otherwise new parts about Mina would be sealed under Sami's key, and survive her erasure. */
    @Test
    void current_refuses_whenTheWrappedKeyOfAnotherPersonWasPutThere() {
        seal(MINA);
        seal(SAMI);
        KeyForm samis = stored(SAMI).value();

        alter(stored(MINA), minas -> new KeyForm(minas.state(), minas.subject(), samis.kek(), samis.wrapped()));

        assertMoved(MINA);
    }

    @Test
    void current_refuses_whenTheKeyOfAnotherPersonWasGivenToThisOne() {
        seal(SAMI);

        alter(stored(SAMI), samis -> new KeyForm(samis.state(), MINA.value(), samis.kek(), samis.wrapped()));

        assertMoved(MINA);
    }

    private void assertMoved(SubjectId person) {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> seal(person))
                .matches(e -> e.is(CoreError.UNSEALABLE))
                .withMessageContaining("stands where it was not made for");
    }

    @Test
    void lookupHash_isMadeByTheFirstWriter_andMatchesNothingBefore() {
        String tooEarly = context.read(session -> session.lookupHash(ExternalId.of("scheme", "value")));
        String made = hash(context);

        assertThat(made).isNotEqualTo(tooEarly).isEqualTo(hash(context));
        String read = context.read(session -> session.lookupHash(ExternalId.of("scheme", "value")));
        assertThat(read).isEqualTo(made);
    }

    /** The key of the look-up hashes is no person's key, whatever a sealed part may claim. */
    @Test
    void find_doesNotGiveOutTheLookupKey() {
        hash(context);
        StoredKeyStore keys = StoredKeyStore.of(OLD);

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(session -> keys.find(session.storage(), AGENCY, "lookup")))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    /**
     * The stored form, made with aes_key_wrap of Python's cryptography 48.0.0: wrapped are the key and the SHA-256 of
     * form, tenant, key id, use and person, joined by U+0000.
     */
    @Test
    void storedForm_isWhatAnotherToolWrites() {
        String body =
                "{\"form\":1,\"body\":{\"state\":\"CURRENT\",\"subject\":\"s-mina\",\"kek\":\"2025\",\"wrapped\":\""
                        + "OzYpTO+mafOav9qJuOMJ2LUWXy2tWNd3tb6K7oOUojF6KJYMik6/OjfX9t1XaPbL5JNSK3cLVFaMucECuQ7c1wUFh90Tk5Cg"
                        + "\"}}";
        context.write(session -> session.storage()
                .write(DocWrite.put(
                        new DocKey(AGENCY, "core.key", "6b1e"),
                        Expected.absent(),
                        Bytes.utf8(body),
                        IndexTuple.unique("current-of", "s-mina"),
                        IndexTuple.of("by-person", "s-mina"),
                        IndexTuple.of("by-kek", "2025"))));
        StoredKeyStore keys = StoredKeyStore.of(AesKeyEncryptionKey.of("2025", range()));

        PersonKey found = with(keys).write(session -> keys.current(session.storage(), AGENCY, MINA));

        assertThat(found.id()).isEqualTo("6b1e");
        assertThat(found.secret().getEncoded())
                .isEqualTo(HexFormat.of().parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"));
    }

    /** RFC 3394, section 4.6: 256 bits of key data under a 256-bit key. */
    @Test
    void aesKeyEncryptionKey_wrapsAsTheStandardsVectorSays() throws Exception {
        KeyEncryptionKey kek = AesKeyEncryptionKey.of("rfc", range());
        byte[] data = HexFormat.of().parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");

        byte[] wrapped = kek.wrap(data);

        assertThat(HexFormat.of().formatHex(wrapped))
                .isEqualTo("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
        assertThat(kek.unwrap(wrapped)).isEqualTo(data);
        assertThat(kek).hasToString("AesKeyEncryptionKey(rfc)");
    }

    @Test
    void keyEncryptionKeys_areChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesKeyEncryptionKey.of("short", new byte[16]))
                .withMessageContaining("16 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredKeyStore.of(NEW, OLD, kek("2025", 5)))
                .withMessageContaining("\"2025\"");
    }

    @Test
    void retry_doesAgain_whatMetAnotherTransactionOverAKey_butNoOtherConflict() {
        List<Integer> runs = new ArrayList<>();

        String done = context.write(session -> {
            runs.add(1);
            if (runs.size() == 1) {
                // as if another node had made the key between our look and our write
                session.storage()
                        .write(DocWrite.put(
                                new DocKey(AGENCY, "core.key", "k"), Expected.version(1), Bytes.utf8("raced")));
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(runs).hasSize(2);
        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    runs.add(1);
                    return session.storage()
                            .write(DocWrite.put(
                                    new DocKey(AGENCY, "office.permit", "k"), Expected.version(1), Bytes.EMPTY));
                }));
        assertThat(runs).hasSize(3);
    }

    private CxContext with(KeyStore keys) {
        return CxContext.of(storage, InstantSource.system(), keys, AGENCY);
    }

    private Sealed seal(SubjectId person) {
        return context.write(session -> session.seal(person, PLACE, NAME, "Mina"));
    }

    private static Opened<String> open(CxContext in, Sealed sealed) {
        return in.read(session -> session.open(sealed, PLACE, NAME));
    }

    private static String hash(CxContext in) {
        return in.write(session -> session.lookupHash(ExternalId.of("scheme", "value")));
    }

    private List<StoredDoc> keyDocuments() {
        return context.read(session ->
                session.storage().find(DocQuery.all(AGENCY, "core.key")).items());
    }

    private Stored<KeyForm> stored(SubjectId person) {
        return keyDocuments().stream()
                .map(StoredKeyStore.KEYS::decode)
                .filter(key -> person.value().equals(key.value().subject()))
                .findFirst()
                .orElseThrow();
    }

    /** Changes a key's document as somebody with access to the database could. */
    private void alter(Stored<KeyForm> key, UnaryOperator<KeyForm> change) {
        context.write(
                session -> session.write(StoredKeyStore.KEYS, key.id(), key.expected(), change.apply(key.value())));
    }

    private static KeyEncryptionKey kek(String id, int bits) {
        byte[] all = new byte[32];
        Arrays.fill(all, (byte) bits);
        return AesKeyEncryptionKey.of(id, all);
    }

    private static byte[] range() {
        byte[] bits = new byte[32];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) i;
        }
        return bits;
    }
}
