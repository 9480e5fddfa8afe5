package org.cxsdk.core;

import java.util.Objects;

/**
 * Names exactly the definition (KPI, instrument, model, taxonomy) that a result used.
 *
 * @param id the definition's identifier
 * @param version its version
 * @param sha256 SHA-256 of its canonical form, 64 lower-case hexadecimal digits
 */
public record DefinitionRef(String id, String version, String sha256) {

    public DefinitionRef {
        Identifier.require("DefinitionRef.id", id);
        Identifier.require("DefinitionRef.version", version);
        Objects.requireNonNull(sha256, "sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 (" + sha256 + ") must be 64 lower-case hexadecimal digits");
        }
    }

    /** {@code id@version}. */
    @Override
    public String toString() {
        return id + "@" + version;
    }
}
