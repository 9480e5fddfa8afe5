package org.cxsdk.consent.standard;

import java.util.Objects;

/**
 * Something that did not survive.
 *
 * @param path where it stands: in the source when reading, in the target when writing
 * @param reason why
 * @param value what it was; a word or code, empty if there is none
 */
public record Loss(String path, LossReason reason, String value) {

    public Loss {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(value, "value");
    }
}
