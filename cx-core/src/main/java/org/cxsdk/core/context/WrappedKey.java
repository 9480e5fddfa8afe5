package org.cxsdk.core.context;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.TenantId;

/**
 * A key as it is stored. What is wrapped is the key, 32 bytes, and behind it the SHA-256 of its name: whose key it is, and
 * under which id it stands. So a wrapped key that was moved to another document, or whose person was exchanged, shows,
 * whatever wraps it; key services that bind further data are rare.
 *
 * @param kek id of the key-encryption key
 * @param base64 what that key made of it
 */
record WrappedKey(String kek, String base64) {

    /** Whose key it is; a look-up key has no subject. */
    record Name(TenantId tenant, String keyId, String use, String subject) {
        byte[] sha256() throws GeneralSecurityException {
            String name = String.join("\0", "cx-key-1", tenant.value(), keyId, use, subject);
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The key-encryption keys of a store: the current one wraps, all of them unwrap. */
    static final class Keks {
        private final KeyEncryptionKey current;
        private final Map<String, KeyEncryptionKey> byId = new LinkedHashMap<>();

        Keks(KeyEncryptionKey current, List<KeyEncryptionKey> earlier) {
            this.current = Objects.requireNonNull(current, "current");
            add(current);
            earlier.forEach(this::add);
        }

        private void add(KeyEncryptionKey kek) {
            Identifier.require("KeyEncryptionKey.id", kek.id());
            if (byId.putIfAbsent(kek.id(), kek) != null) {
                throw new IllegalArgumentException("two key-encryption keys have the id \"" + kek.id() + "\"");
            }
        }

        String currentId() {
            return current.id();
        }

        WrappedKey wrap(byte[] bits, Name name) {
            byte[] clear = Arrays.copyOf(bits, bits.length * 2);
            try {
                System.arraycopy(name.sha256(), 0, clear, bits.length, bits.length);
                return new WrappedKey(current.id(), Base64.getEncoder().encodeToString(current.wrap(clear)));
            } catch (GeneralSecurityException e) {
                throw doesNotFit(current.id(), name.tenant(), e);
            } finally {
                Arrays.fill(clear, (byte) 0);
            }
        }

        byte[] unwrap(WrappedKey wrapped, Name name) {
            KeyEncryptionKey kek = byId.get(wrapped.kek());
            if (kek == null) {
                throw new CxException(
                        CoreError.WRONG_KEY_ENCRYPTION_KEY,
                        "a key of tenant " + name.tenant() + " is wrapped under the key-encryption key \""
                                + wrapped.kek() + "\", which was not given; given are " + byId.keySet(),
                        "Give it to the StoredKeyStore as an earlier one until rewrap has found nothing more.");
            }
            byte[] clear = {};
            try {
                clear = kek.unwrap(Base64.getDecoder().decode(wrapped.base64()));
                if (clear.length != 2 * Secrets.KEY_BYTES
                        || !Arrays.equals(name.sha256(), Arrays.copyOfRange(clear, Secrets.KEY_BYTES, clear.length))) {
                    throw new CxException(
                            CoreError.UNSEALABLE,
                            "a stored key of tenant " + name.tenant() + " stands where it was not made for",
                            "Restore the documents of kind \"core.key\" from a backup, and find out who wrote them.");
                }
                return Arrays.copyOf(clear, Secrets.KEY_BYTES);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw doesNotFit(kek.id(), name.tenant(), e);
            } finally {
                Arrays.fill(clear, (byte) 0);
            }
        }

        private static CxException doesNotFit(String kek, TenantId tenant, Exception cause) {
            return new CxException(
                    CoreError.WRONG_KEY_ENCRYPTION_KEY,
                    "the key-encryption key \"" + kek + "\" does not fit a key of tenant " + tenant
                            + ": it is another key under the same id, or the stored key was altered",
                    "Start with the key-encryption key that the store was written with.",
                    cause);
        }
    }
}
