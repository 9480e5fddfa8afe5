package org.cxsdk.consent.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.security.interfaces.ECPrivateKey;
import java.util.Objects;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CanonicalJson;
import org.cxsdk.core.json.JsonObject;

/**
 * Makes receipts for grants, refusals and withdrawals: a detached JWS (ES256, RFC 7515) over canonical JSON. Signing costs
 * about 0.7 ms, so receipts are for what people say and never for decisions; those have the ledger. Safe for threads.
 */
public final class ReceiptSigner {

    static final String TYPE = "cx-receipt+json";

    private final String issuer;
    private final String keyId;
    private final JWSSigner signer;

    private ReceiptSigner(String issuer, String keyId, JWSSigner signer) {
        this.issuer = Identifier.require("issuer", issuer);
        this.keyId = Identifier.require("keyId", keyId);
        this.signer = Objects.requireNonNull(signer, "signer");
    }

    /**
     * Returns a signer.
     *
     * @param issuer who issues the receipts, as it will stand in them
     * @param keyId which of the issuer's keys, so that it can be changed
     * @param key a private key on the curve P-256; one in a hardware module works through its provider
     */
    public static ReceiptSigner es256(String issuer, String keyId, ECPrivateKey key) {
        try {
            ECDSASigner signer = new ECDSASigner(key);
            if (!signer.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) {
                throw new IllegalArgumentException("key must be on the curve P-256");
            }
            return new ReceiptSigner(issuer, keyId, signer);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("key must be on the curve P-256", e);
        }
    }

    /**
     * Returns the receipt for what a command led to.
     *
     * @param subject whose statement it is
     * @throws IllegalStateException if it may still be rolled back: ask again after the commit
     */
    public Receipt receipt(SubjectId subject, Acknowledgement acknowledgement) {
        if (acknowledgement.effect() != Acknowledgement.Effect.EFFECTIVE) {
            throw new IllegalStateException("a receipt is for what is committed; ask after the commit");
        }
        return receipt(subject, acknowledgement.fact());
    }

    /** Returns the receipt for a fact of a person's history, now or years later. */
    public Receipt receipt(SubjectId subject, ConsentFact fact) {
        JsonObject content = content(subject, fact);
        String payload = CanonicalJson.of(content);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(keyId)
                .type(new JOSEObjectType(TYPE))
                .build();
        JWSObject signed = new JWSObject(header, new Payload(payload));
        try {
            signed.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the key no longer signs", e);
        }
        return new Receipt(payload, content, signed.serialize(true));
    }

    private JsonObject content(SubjectId subject, ConsentFact fact) {
        JsonObject content = JsonObject.of()
                .put("schema", "cx-receipt-1")
                .put("issuer", issuer)
                .put("subject", subject.value())
                .put("statement", fact.id().value())
                .put("revision", fact.revision())
                .put("recorded", fact.recorded())
                .put("recordedBy", fact.recordedBy().map(ActorId::value).orElse(null));
        if (fact instanceof ConsentFact.Granted granted) {
            scope(content.put("said", "granted"), granted)
                    .put("from", granted.validity().from())
                    .put("to", granted.validity().to())
                    .put("basis", granted.basis().name());
        } else if (fact instanceof ConsentFact.Statement statement) {
            scope(content.put("said", "refused"), statement);
        } else if (fact instanceof ConsentFact.Withdrawn withdrawn) {
            content.put("said", "withdrawn")
                    .put("withdraws", withdrawn.withdraws().value());
        } else {
            throw new IllegalArgumentException(
                    "no receipt is made for a fact like " + fact.getClass().getSimpleName());
        }
        return content;
    }

    private static JsonObject scope(JsonObject content, ConsentFact.Statement statement) {
        Scope scope = statement.scope();
        return content.put("purpose", scope.purpose().value())
                .put("category", scope.category().value())
                .put("recipient", scope.recipient().value())
                .put("vocabulary", statement.vocabulary().toString())
                .put("vocabularySha256", statement.vocabulary().sha256());
    }

    @Override
    public String toString() {
        return "ReceiptSigner(" + issuer + ", " + keyId + ")";
    }
}
