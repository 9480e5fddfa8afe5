package org.cxsdk.core.storage.decorate;

import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.StorageInfo;

/** What a decorator says of itself: what the storage inside says, less what does not pass through. */
final class Declared {

    private Declared() {}

    static StorageInfo without(StorageInfo inside, Capability missing) {
        Set<Capability> left = inside.capabilities().stream()
                .filter(capability -> capability != missing)
                .collect(Collectors.toUnmodifiableSet());
        return new StorageInfo(inside.name(), left);
    }
}
