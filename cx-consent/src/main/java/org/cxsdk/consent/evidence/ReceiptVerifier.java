package org.cxsdk.consent.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks receipts with the public keys of their issuer. A receipt that was read and written anew still verifies, since
 * what is signed is its canonical form. Safe for threads.
 */
public final class ReceiptVerifier {

    private final Map<String, ECPublicKey> keys;

    private ReceiptVerifier(Map<String, ECPublicKey> keys) {
        this.keys = new TreeMap<>(keys);
    }

    /** Returns a verifier that trusts these keys, by the identifiers under which receipts name them. */
    public static ReceiptVerifier trusting(Map<String, ECPublicKey> keys) {
        return new ReceiptVerifier(Map.copyOf(keys));
    }

    /** Checks a receipt. */
    public ReceiptVerdict verify(Receipt receipt) {
        return verify(receipt.payload(), receipt.signature());
    }

    /**
     * Checks a detached signature.
     *
     * @param payload the canonical JSON of the statement
     * @param signature header, two points, signature
     */
    public ReceiptVerdict verify(String payload, String signature) {
        try {
            JWSObject jws = JWSObject.parse(signature, new Payload(payload));
            // the algorithm is ours to choose, never the header's
            if (!JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())) {
                return ReceiptVerdict.WRONG_ALGORITHM;
            }
            String keyId = jws.getHeader().getKeyID();
            ECPublicKey key = keyId == null ? null : keys.get(keyId);
            if (key == null) {
                return ReceiptVerdict.UNKNOWN_KEY;
            }
            return jws.verify(new ECDSAVerifier(key)) ? ReceiptVerdict.ACCEPTED : ReceiptVerdict.FALSE_SIGNATURE;
        } catch (ParseException | IllegalArgumentException e) {
            return ReceiptVerdict.MALFORMED;
        } catch (JOSEException e) {
            return ReceiptVerdict.FALSE_SIGNATURE;
        }
    }
}
