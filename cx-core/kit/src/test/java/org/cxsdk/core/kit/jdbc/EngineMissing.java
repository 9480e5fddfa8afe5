package org.cxsdk.core.kit.jdbc;

import java.io.Serial;

/** A database engine cannot be started on this machine; the message says why. */
final class EngineMissing extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EngineMissing(String reason, Throwable cause) {
        super(reason, cause);
    }

    EngineMissing(String reason) {
        super(reason);
    }
}
