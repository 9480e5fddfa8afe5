package org.cxsdk.core;

/**
 * The agency (or other separate body) whose data an operation touches; tenants never see each other's data.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record TenantId(String value) {

    public TenantId {
        Identifier.require("TenantId", value);
    }

    /** Returns the identifier with this text. */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
