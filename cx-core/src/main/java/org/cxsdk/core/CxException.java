package org.cxsdk.core;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the SDK for everything but misuse of an argument. It carries a stable {@linkplain #code() code}
 * that docs/errors.md explains, says what is wrong with which value, and on a second line what to do.
 *
 * <p>Messages hold no personal data. There are subclasses only where a caller would act differently.
 */
public class CxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Held as text so that the exception serialises whatever enum the code came from. */
    private final String code;

    private final String remedy;

    /**
     * @param code the registered error
     * @param what what is wrong: the value and the rule it breaks
     * @param remedy what the caller can do about it
     */
    public CxException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    /**
     * @param code the registered error
     * @param what what is wrong: the value and the rule it breaks
     * @param remedy what the caller can do about it
     * @param cause what led to it, if another exception did
     */
    public CxException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(
                code.code() + ": " + Objects.requireNonNull(what, "what") + "\n  "
                        + Objects.requireNonNull(remedy, "remedy"),
                cause);
        this.code = code.code();
        this.remedy = remedy;
    }

    /** The stable code, for example {@code CX-CORE-0001}. */
    public final String code() {
        return code;
    }

    /** Whether this is the given registered error. */
    public final boolean is(ErrorCode error) {
        return code.equals(error.code());
    }

    /** What the caller can do about it. */
    public final String remedy() {
        return remedy;
    }
}
