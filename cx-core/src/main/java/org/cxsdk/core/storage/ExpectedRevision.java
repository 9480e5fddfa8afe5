package org.cxsdk.core.storage;

/** What an append expects the stream's last revision to be (ST-4). */
public sealed interface ExpectedRevision {

    /** Expects that nothing was ever appended to the stream. */
    static ExpectedRevision none() {
        return new At(0);
    }

    /** Expects that the stream's last revision is this one; 0 if nothing was ever appended. */
    static ExpectedRevision at(long revision) {
        return new At(revision);
    }

    /** Expects nothing: appends after whatever is there. */
    static ExpectedRevision any() {
        return Any.INSTANCE;
    }

    /** Whether the expectation holds for a stream whose last revision is {@code actual}. */
    boolean holdsFor(long actual);

    /**
     * The stream stands at this revision.
     *
     * @param revision the last revision, purged entries included; 0 if nothing was ever appended
     */
    record At(long revision) implements ExpectedRevision {
        public At {
            if (revision < 0) {
                throw new IllegalArgumentException("revision (" + revision + ") must not be negative");
            }
        }

        @Override
        public boolean holdsFor(long actual) {
            return actual == revision;
        }
    }

    /** The stream stands anywhere. */
    enum Any implements ExpectedRevision {
        /** The only value. */
        INSTANCE;

        @Override
        public boolean holdsFor(long actual) {
            return true;
        }
    }
}
