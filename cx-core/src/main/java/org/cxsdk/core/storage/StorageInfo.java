package org.cxsdk.core.storage;

import java.util.Objects;
import java.util.Set;

/**
 * What a storage says about itself.
 *
 * @param name product and form, for people, for example {@code "in memory"}
 * @param capabilities what it can beyond the contract
 */
public record StorageInfo(String name, Set<Capability> capabilities) {

    public StorageInfo {
        Objects.requireNonNull(name, "name");
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether the storage declares this capability. */
    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }
}
