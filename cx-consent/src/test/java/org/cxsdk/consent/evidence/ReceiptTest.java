package org.cxsdk.consent.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.consent.json.StandaloneVerifier;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ReceiptTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-03-01T09:00:00.000001Z"))
            .as(ActorId.of("clerk-7"), "counter");
    private final CxConsent consent = CxConsent.on(context);
    private final KeyPair keys = newKeyPair();
    private final ReceiptSigner signer = ReceiptSigner.es256("tax-office", "2026-1", (ECPrivateKey) keys.getPrivate());
    private final ReceiptVerifier verifier = ReceiptVerifier.trusting(Map.of("2026-1", (ECPublicKey) keys.getPublic()));

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void publish() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: words
            version: "1"
            purposes: [{id: deduction-check}]
            categories: [{id: interest-paid}]
            """)));
    }

    private Acknowledgement granted() {
        return consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, INTEREST, Evidence.of("counter"))
                .valid(Validity.until(Instant.parse("2026-07-01T00:00:00Z"))));
    }

    @Test
    void receipt_saysWhatWasSaid_forGrantRefusalAndWithdrawal() {
        // region receipt
        Receipt grant = signer.receipt(MARYAM, granted());
        Receipt withdrawal = signer.receipt(
                MARYAM, consent.withdraw(Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1"))));
        String file = grant.toFile(); // {"receipt":{…},"signature":"…"}: what the person keeps
        ReceiptVerdict verdict = verifier.verify(grant);
        // endregion
        Receipt refusal = signer.receipt(MARYAM, consent.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, INTEREST)));

        assertThat(verdict).isEqualTo(ReceiptVerdict.ACCEPTED);
        assertThat(grant.payload())
                .startsWith(
                        "{\"basis\":\"CONSENT\",\"category\":\"interest-paid\",\"from\":null,\"issuer\":\"tax-office\","
                                + "\"purpose\":\"deduction-check\",\"recipient\":\"tax-office\","
                                + "\"recorded\":\"2026-03-01T09:00:00.000001Z\",\"recordedBy\":\"clerk-7\",\"revision\":1,"
                                + "\"said\":\"granted\",\"schema\":\"cx-receipt-1\",\"statement\":\"g-1\",\"subject\":\"7f3c\","
                                + "\"to\":\"2026-07-01T00:00:00Z\",\"vocabulary\":\"words@1\",\"vocabularySha256\":\"");
        assertThat(withdrawal.payload()).contains("\"said\":\"withdrawn\"").contains("\"withdraws\":\"g-1\"");
        assertThat(refusal.payload()).contains("\"said\":\"refused\"");
        assertThat(verifier.verify(withdrawal)).isEqualTo(ReceiptVerdict.ACCEPTED);
        assertThat(verifier.verify(refusal)).isEqualTo(ReceiptVerdict.ACCEPTED);
        assertThat(file).contains("\"statement\": \"g-1\"");
    }

    @Test
    void receipt_ofARepeatedCommand_isTheSame() {
        Receipt first = signer.receipt(MARYAM, granted());
        Receipt again = signer.receipt(MARYAM, granted());

        assertThat(again.payload()).isEqualTo(first.payload());
    }

    @Test
    void receipt_isNotMadeBeforeTheCommit() {
        context.inTransaction(tx -> {
            Acknowledgement pending =
                    CxConsent.on(tx).grant(Grant.of(StatementId.of("g-1"), MARYAM, INTEREST, Evidence.of("counter")));
            assertThatIllegalStateException().isThrownBy(() -> signer.receipt(MARYAM, pending));
            return pending;
        });
    }

    @Test
    void verify_refusesWhatWasAltered_whomeverTheKeyIsOf() throws JOSEException {
        Receipt grant = signer.receipt(MARYAM, granted());
        String later = grant.payload().replace("2026-07-01", "2036-07-01");

        assertThat(verifier.verify(later, grant.signature())).isEqualTo(ReceiptVerdict.FALSE_SIGNATURE);
        assertThat(verifier.verify(grant.payload(), "nonsense")).isEqualTo(ReceiptVerdict.MALFORMED);
        assertThat(ReceiptVerifier.trusting(Map.of("2027-1", (ECPublicKey) keys.getPublic()))
                        .verify(grant))
                .isEqualTo(ReceiptVerdict.UNKNOWN_KEY);
        assertThat(ReceiptVerifier.trusting(
                                Map.of("2026-1", (ECPublicKey) newKeyPair().getPublic()))
                        .verify(grant))
                .isEqualTo(ReceiptVerdict.FALSE_SIGNATURE);
        // the public key taken for a shared secret, an old trick
        JWSObject forged = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("2026-1").build(), new Payload(later));
        forged.sign(new MACSigner(keys.getPublic().getEncoded()));
        assertThat(verifier.verify(later, forged.serialize(true))).isEqualTo(ReceiptVerdict.WRONG_ALGORITHM);
    }

    @Test
    void receipt_verifiesWithoutThisLibrary_alsoWhenWrittenAnew() {
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        String file = signer.receipt(MARYAM, granted()).toFile();
        String anew = file.replaceAll("\\s+", " ")
                .replace("\"issuer\": \"tax-office\", ", "")
                .replace("{ \"receipt\": {", "{\"receipt\":{\"issuer\":\"tax-office\",");

        assertThat(StandaloneVerifier.isReceipt(key, file)).isTrue();
        assertThat(StandaloneVerifier.isReceipt(key, anew))
                .as("another order of keys")
                .isTrue();
        assertThat(StandaloneVerifier.isReceipt(key, file.replace("tax-office", "tax-offict")))
                .isFalse();
        assertThat(StandaloneVerifier.isReceipt(key, file.replace("{\n  \"receipt\"", "{\"receipt\":{},\"receipt\"")))
                .as("a key that stands twice")
                .isFalse();
        assertThat(StandaloneVerifier.isReceipt(key, "{}")).isFalse();
    }
}
