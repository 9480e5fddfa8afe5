package org.cxsdk.core.context;

import java.util.Objects;
import javax.crypto.SecretKey;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.TenantId;

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

    /** The error of a key that was never there; a destroyed one is no error. */
    static CxException unknown(TenantId tenant) {
        return new CxException(
                CoreError.UNSEALABLE,
                "a sealed part names a key that tenant " + tenant + " never had",
                "Open the storage together with the key store that it was written with.");
    }

    @Override
    public String toString() {
        return "PersonKey(hidden)";
    }
}
