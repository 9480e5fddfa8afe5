package org.cxsdk.core.context;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Bytes;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.Expected;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealedTest {

    record NameDocument(String name) {}

    static final FormCodec<String> NAME = FormCodec.of(1, NameDocument.class, NameDocument::new, NameDocument::name);

    private static final SubjectId MINA = SubjectId.of("s-mina");
    private static final SubjectId SAMI = SubjectId.of("s-sami");

    private final CxContext context = CxContext.inMemory(InstantSource.system());

    @Test
    void open_returnsWhatWasSealed() {
        Sealed sealed = context.write(session -> session.seal(MINA, NAME, "مينا الخطيب"));

        Opened<String> opened = context.read(session -> session.open(sealed, NAME));

        assertThat(opened).isEqualTo(new Opened.Readable<>("مينا الخطيب"));
    }

    @Test
    void open_saysDestroyedAsAValue_whenTheKeyOfThePersonIsGone() {
        Sealed minas = context.write(session -> session.seal(MINA, NAME, "Mina"));
        Sealed samis = context.write(session -> session.seal(SAMI, NAME, "Sami"));

        context.write(session -> {
            session.destroyKeys(MINA);
            return session;
        });

        Opened<String> opened = context.read(session -> session.open(minas, NAME));
        assertThat(opened).isEqualTo(new Opened.Destroyed<String>());
        assertThat(opened.<String>fold(name -> name, () -> "erased")).isEqualTo("erased");
        assertThat(opened.content()).isEmpty();
        assertThat(open(context, samis).content()).contains("Sami");
    }

    @Test
    void seal_usesANewKey_whenTheEarlierOneWasDestroyed() {
        Sealed before = context.write(session -> session.seal(MINA, NAME, "Mina"));
        context.write(session -> {
            session.destroyKeys(MINA);
            return session;
        });

        Sealed after = context.write(session -> session.seal(MINA, NAME, "Mina"));

        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(open(context, after).content()).contains("Mina");
        assertThat(open(context, before).content()).isEmpty();
    }

    @Test
    void seal_givesAnotherCiphertextEachTime() {
        Sealed first = context.write(session -> session.seal(MINA, NAME, "Mina"));
        Sealed second = context.write(session -> session.seal(MINA, NAME, "Mina"));

        assertThat(first.box()).isNotEqualTo(second.box());
        assertThat(first.keyId()).isEqualTo(second.keyId());
    }

    @Test
    void storedBytes_holdNothingOfTheClearText() {
        PermitStore permits = new PermitStore();
        context.write(session -> permits.save(
                session,
                Expected.absent(),
                new PermitStore.Permit("p-1", MINA, context.now(), session.seal(MINA, NAME, "Mina Alkhatib"))));

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
        Sealed sealed = context.write(session -> session.seal(MINA, NAME, "Mina"));
        byte[] box = sealed.box().toArray();
        box[box.length - 1] ^= 1;
        Sealed altered = new Sealed(sealed.keyId(), Bytes.copyOf(box));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(session -> session.open(altered, NAME)))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void open_refuses_whenTheKeyBelongsToAnotherTenant() {
        Sealed sealed = context.write(session -> session.seal(MINA, NAME, "Mina"));
        CxContext other = context.forTenant(TenantId.of("other"));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> other.read(session -> session.open(sealed, NAME)))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void toString_hidesEverything() {
        Sealed sealed = context.write(session -> session.seal(MINA, NAME, "Mina"));
        Opened<String> opened = context.read(session -> session.open(sealed, NAME));
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
        return in.read(session -> session.open(sealed, NAME));
    }
}
