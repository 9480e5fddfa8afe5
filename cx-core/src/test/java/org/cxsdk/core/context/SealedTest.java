package org.cxsdk.core.context;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.Expected;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealedTest {

    record NameDocument(String name) {}

    static final FormCodec<String> NAME = FormCodec.of(1, NameDocument.class, NameDocument::new, NameDocument::name);

    private static final SubjectId MINA = SubjectId.of("s-mina");
    private static final SubjectId SAMI = SubjectId.of("s-sami");

    /** 00 01 02 … 1f. */
    private static final String RANGE = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /** Where the tests seal, unless they say otherwise. */
    static final SealedPlace PLACE = PermitStore.PERMIT.place("p-1", "holderName");

    private final CxContext context = CxContext.inMemory(InstantSource.system());

    @Test
    void open_returnsWhatWasSealed() {
        Sealed sealed = context.write(session -> session.seal(MINA, PLACE, NAME, "مينا الخطيب"));

        Opened<String> opened = context.read(session -> session.open(sealed, PLACE, NAME));

        assertThat(opened).isEqualTo(new Opened.Readable<>("مينا الخطيب"));
    }

    @Test
    void open_saysDestroyedAsAValue_whenTheKeyOfThePersonIsGone() {
        Sealed minas = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        Sealed samis = context.write(session -> session.seal(SAMI, PLACE, NAME, "Sami"));

        context.write(session -> session.destroyKeys(MINA));

        Opened<String> opened = context.read(session -> session.open(minas, PLACE, NAME));
        assertThat(opened).isEqualTo(new Opened.Destroyed<String>());
        assertThat(opened.<String>fold(name -> name, () -> "erased")).isEqualTo("erased");
        assertThat(opened.content()).isEmpty();
        assertThat(open(context, samis).content()).contains("Sami");
    }

    @Test
    void seal_usesANewKey_whenTheEarlierOneWasDestroyed() {
        Sealed before = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        context.write(session -> session.destroyKeys(MINA));

        Sealed after = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));

        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(open(context, after).content()).contains("Mina");
        assertThat(open(context, before).content()).isEmpty();
    }

    @Test
    void seal_givesAnotherCiphertextEachTime() {
        Sealed first = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        Sealed second = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));

        assertThat(first.box()).isNotEqualTo(second.box());
        assertThat(first.keyId()).isEqualTo(second.keyId());
    }

    @Test
    void storedBytes_holdNothingOfTheClearText() {
        PermitStore permits = new PermitStore();
        context.write(session -> permits.save(
                session,
                Expected.absent(),
                new PermitStore.Permit("p-1", MINA, context.now(), session.seal(MINA, PLACE, NAME, "Mina Alkhatib"))));

        DocKey key = PermitStore.PERMIT.key(context.tenant(), "p-1");
        String stored = context.read(session -> session.storage().load(List.of(key)))
                .get(key)
                .body()
                .toUtf8();

        assertThat(stored)
                .contains("holderName")
                .doesNotContain("Mina", "Alkhatib")
                .doesNotContain(Base64.getEncoder().encodeToString("Mina".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void open_refuses_whenTheBoxWasAltered() {
        Sealed sealed = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        byte[] box = sealed.box().toArray();
        box[box.length - 1] ^= 1;
        Sealed altered = new Sealed(sealed.keyId(), Bytes.copyOf(box));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(session -> session.open(altered, PLACE, NAME)))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void open_refuses_whenTheKeyBelongsToAnotherTenant() {
        Sealed sealed = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        CxContext other = context.forTenant(TenantId.of("other"));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> other.read(session -> session.open(sealed, PLACE, NAME)))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    /** Whoever can write to the store could otherwise give one permit the name of another one's holder. */
    @Test
    void open_refuses_whenThePartWasMovedToAnotherPlace() {
        Sealed sealed = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));

        for (SealedPlace other : List.of(
                PermitStore.PERMIT.place("p-2", "holderName"),
                PermitStore.PERMIT.place("p-1", "remark"),
                DocumentKind.of("office.visa", NAME).place("p-1", "holderName"),
                VisitStore.VISITS.place("p-1", "v-1", "holderName"))) {
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> context.read(session -> session.open(sealed, other, NAME)))
                    .matches(e -> e.is(CoreError.UNSEALABLE))
                    .withMessageContaining("moved here from another document, entry, field or tenant");
        }
        Sealed inEntry = context.write(
                session -> session.seal(MINA, VisitStore.VISITS.place("c-1", "v-1", "remark"), NAME, "Mina"));
        for (SealedPlace other : List.of(
                VisitStore.VISITS.place("c-2", "v-1", "remark"), VisitStore.VISITS.place("c-1", "v-2", "remark"))) {
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> context.read(session -> session.open(inEntry, other, NAME)))
                    .matches(e -> e.is(CoreError.UNSEALABLE));
        }
    }

    /** Another person's part in the same place is another key's box: exchanging both is refused, too. */
    @Test
    void open_refuses_whenTheBoxOfAnotherPersonWasPutUnderTheKey() {
        Sealed minas = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        Sealed samis = context.write(session -> session.seal(SAMI, PLACE, NAME, "Sami"));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> open(context, new Sealed(minas.keyId(), samis.box())))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void place_refusesNamesThatCouldBeMistakenForTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> PermitStore.PERMIT.place("p-1\0x", "f"));
        assertThatIllegalArgumentException().isThrownBy(() -> PermitStore.PERMIT.place("p-1", ""));
        assertThat(PLACE)
                .isEqualTo(PermitStore.PERMIT.place("p-1", "holderName"))
                .hasSameHashCodeAs(PermitStore.PERMIT.place("p-1", "holderName"))
                .hasToString("SealedPlace(hidden)");
    }

    /**
     * The stored form of a part: nonce, ciphertext, tag; bound are form, tenant, key id and place, joined by U+0000. Sealed
     * with AESGCM of Python's cryptography 48.0.0, so that other tools can read what the SDK wrote.
     */
    @Test
    void box_isAesGcm_asAnotherToolWritesIt() {
        PersonKey key = new PersonKey("k-1", new SecretKeySpec(HexFormat.of().parseHex(RANGE), "AES"));
        Sealed sealed = new Sealed(
                "k-1",
                Bytes.copyOf(HexFormat.of()
                        .parseHex("000102030405060708090a0b3c20b074b788e021bc6db5e9de8d014fb9ada55a91"
                                + "163a5e0245a8ec730822cf7c92bae690fbc6f01bb9be6a616faf6e21")));

        byte[] clear = SealBox.open(TenantId.of("agency"), key, PLACE, sealed);

        assertThat(new String(clear, StandardCharsets.UTF_8)).isEqualTo("{\"form\":1,\"body\":{\"name\":\"Mina\"}}");
    }

    @Test
    void toString_hidesEverything() {
        Sealed sealed = context.write(session -> session.seal(MINA, PLACE, NAME, "Mina"));
        Opened<String> opened = context.read(session -> session.open(sealed, PLACE, NAME));
        PersonKey key = context.write(session -> context.keys().current(session.storage(), context.tenant(), MINA));

        assertThat(sealed.toString()).doesNotContain(sealed.keyId(), "Mina").startsWith("Sealed(");
        assertThat(opened).hasToString("Readable(hidden)");
        assertThat(key).hasToString("PersonKey(hidden)");
    }

    @Test
    void lookupHash_isTheSameWithinATenantOnly() {
        ExternalId id = ExternalId.of("ee:isikukood", "38001085718");

        String first = context.read(session -> session.lookupHash(id));
        String second = context.read(session -> session.lookupHash(id));
        String elsewhere = context.forTenant(TenantId.of("other")).read(session -> session.lookupHash(id));

        assertThat(first).isEqualTo(second).isNotEqualTo(elsewhere).hasSize(64).doesNotContain("38001085718");
        String neighbour = context.read(session -> session.lookupHash(ExternalId.of("ee:isikukood", "38001085719")));
        assertThat(neighbour).isNotEqualTo(first);
    }

    @Test
    void keyedHash_isHmacSha256_ofSchemeAndValue() {
        // printf 'scheme\0value' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b...0b (20 bytes)
        byte[] key = HexFormat.of().parseHex("0b".repeat(20));

        byte[] hash = SealBox.keyedHash(new SecretKeySpec(key, "HmacSHA256"), ExternalId.of("scheme", "value"));

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("1057024fff8b1d0d5a4484002c677007aa9a04652c021aff2065f006664aa59f");
    }

    @Test
    void inMemoryKeyStore_saysUnknown_whenTheTenantNeverHadTheKey() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(
                        session -> new InMemoryKeyStore().find(session.storage(), context.tenant(), "00ff")))
                .matches(e -> e.is(CoreError.UNSEALABLE));
        Optional<PersonKey> own = context.write(session -> {
            PersonKey key = context.keys().current(session.storage(), context.tenant(), MINA);
            return context.keys().find(session.storage(), context.tenant(), key.id());
        });
        assertThat(own).isPresent();
    }

    private static Opened<String> open(CxContext in, Sealed sealed) {
        return in.read(session -> session.open(sealed, PLACE, NAME));
    }
}
