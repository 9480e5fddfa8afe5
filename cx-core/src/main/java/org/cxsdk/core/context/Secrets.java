package org.cxsdk.core.context;

import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** New keys: 256 random bits, and for persons a random id of 128 bits, which are never the same twice. */
final class Secrets {

    static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static PersonKey personKey() {
        return new PersonKey(HexFormat.of().formatHex(random(KEY_ID_BYTES)), aes(random(KEY_BYTES)));
    }

    static SecretKey lookupKey() {
        return hmac(random(KEY_BYTES));
    }

    static SecretKey aes(byte[] bits) {
        return new SecretKeySpec(bits, "AES");
    }

    static SecretKey hmac(byte[] bits) {
        return new SecretKeySpec(bits, "HmacSHA256");
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
