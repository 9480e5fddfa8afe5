package org.cxsdk.core.context;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.TenantId;

/**
 * The two cryptographic steps: AES-256-GCM with a fresh random nonce (NIST SP 800-38D; with random nonces one key serves
 * 2^32 parts, far more than one person has), and HMAC-SHA-256 (RFC 2104). Tenant, key id and place are authenticated with
 * each part, so that it cannot be moved to another tenant, key, document, entry or field.
 */
final class SealBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What a box is longer than its content. */
    static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BITS / 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SealBox() {}

    static Sealed seal(TenantId tenant, PersonKey key, SealedPlace place, byte[] clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, bound(tenant, key, place), clear, 0);
        byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
        return new Sealed(key.id(), Bytes.copyOf(box));
    }

    static byte[] open(TenantId tenant, PersonKey key, SealedPlace place, Sealed sealed) {
        byte[] box = sealed.box().toArray();
        byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, bound(tenant, key, place), box, NONCE_BYTES);
    }

    /** Form of the box, tenant, key id and place; none of them holds U+0000, so no two of them give the same bytes. */
    private static byte[] bound(TenantId tenant, PersonKey key, SealedPlace place) {
        byte[] head = ("cx-sealed-1\0" + tenant.value() + "\0" + key.id() + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] tail = place.bytes();
        byte[] bound = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, bound, head.length, tail.length);
        return bound;
    }

    private static byte[] crypt(int mode, PersonKey key, byte[] nonce, byte[] bound, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (AEADBadTagException e) {
            throw new CxException(
                    CoreError.UNSEALABLE,
                    "a sealed part does not fit where it stands: it was altered, or moved here from another document,"
                            + " entry, field or tenant",
                    "Restore what holds it from a backup, and find out who wrote it; the rest is not affected.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks AES/GCM/NoPadding with 256 bits", e);
        }
    }

    /** HMAC-SHA-256 of scheme, U+0000, value; identifiers hold no U+0000, so no two of them give the same input. */
    static byte[] keyedHash(SecretKey key, ExternalId id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((id.scheme() + "\0" + id.value()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks HmacSHA256", e);
        }
    }
}
