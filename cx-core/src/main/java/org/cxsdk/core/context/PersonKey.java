package org.cxsdk.core.context;

import java.util.Objects;
import javax.crypto.SecretKey;
import org.cxsdk.core.Identifier;

/**
 * A key under which parts about one person are sealed.
 *
 * @param id random name of the key, stored beside each sealed part
 * @param secret 256 bits for AES
 */
public record PersonKey(String id, SecretKey secret) {

    public PersonKey {
        Identifier.require("PersonKey.id", id);
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
        return "PersonKey(hidden)";
    }
}
