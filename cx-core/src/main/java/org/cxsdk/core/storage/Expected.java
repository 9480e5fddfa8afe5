package org.cxsdk.core.storage;

import java.util.OptionalLong;

/** What a write expects to be stored under its key (ST-3). Absence is a type of its own, never a version 0. */
public sealed interface Expected {

    /** Expects that there is no document. */
    static Expected absent() {
        return Absent.INSTANCE;
    }

    /** Expects the document in exactly this version. */
    static Expected version(long number) {
        return new Version(number);
    }

    /** Expects nothing: writes whatever is there. */
    static Expected any() {
        return Any.INSTANCE;
    }

    /** Whether the expectation holds for the version that is stored; empty if there is no document. */
    boolean holdsFor(OptionalLong actual);

    /** There is no document. */
    enum Absent implements Expected {
        /** The only value. */
        INSTANCE;

        @Override
        public boolean holdsFor(OptionalLong actual) {
            return actual.isEmpty();
        }
    }

    /**
     * The document has this version.
     *
     * @param number at least 1
     */
    record Version(long number) implements Expected {
        public Version {
            if (number < 1) {
                throw new IllegalArgumentException("version (" + number + ") must be at least 1");
            }
        }

        @Override
        public boolean holdsFor(OptionalLong actual) {
            return actual.isPresent() && actual.getAsLong() == number;
        }
    }

    /** Anything or nothing. */
    enum Any implements Expected {
        /** The only value. */
        INSTANCE;

        @Override
        public boolean holdsFor(OptionalLong actual) {
            return true;
        }
    }
}
