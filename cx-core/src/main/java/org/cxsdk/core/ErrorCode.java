package org.cxsdk.core;

/**
 * A registered error. Each module has one enum of them; docs/errors.md lists all, and a test checks that codes are
 * unique and documented.
 */
public interface ErrorCode {

    /** The stable code, {@code CX-MODULE-nnnn}. */
    String code();
}
