package org.cxsdk.core.kit;

/** Ways to break an {@link OptimisticStorage}; each is a mistake that a real adapter has made. */
enum OptimisticFault {
    /** None: the whole contract is kept. */
    NONE,
    /** Tenants and kinds are compared without regard to case, as many collations do. */
    CASE_FOLDED_KEYS,
    /** Index tuples come back sorted, and not as they were written. */
    TUPLES_SORTED,
    /** The version of a document that was deleted is remembered and counted on when it is created again. */
    VERSION_AFTER_DELETION,
    /** A batch of three or more behind other entries moves the counter once too often, as a cached sequence does. */
    REVISION_HOLE,
    /** The expected revision is looked at before the ids, so that an append that is repeated is refused. */
    REVISION_BEFORE_IDS,
    /** Unique tuples are compared without regard to the index that they belong to. */
    UNIQUE_ACROSS_INDEXES,
    /** Ids are sorted as Java sorts strings: by UTF-16 and not by the bytes of UTF-8. */
    UTF16_ORDER,
    /** The place in a walk is the tuple alone: of documents with the same tuple those behind a page's end are missed. */
    PAGE_MISSES,
    /** A walk goes on at an offset: what is put before the place is the reason that something comes twice. */
    PAGE_REPEATS,
    /** Counting goes on behind the limit. */
    COUNT_BEYOND_LIMIT,
    /** Positions are given when entries are appended, as a sequence would, and not when the transaction commits. */
    POSITION_BEFORE_COMMIT,
    /** The revision of a stream is read from its last kept entry, so that it begins anew when everything is purged. */
    PURGE_RENUMBERS,
    /** Documents are written outside the transaction: they stay when its work throws. */
    DIRTY_ROLLBACK,
    /** A handle remembers what it has read, and does not hear what other handles change. */
    STALE_READS,
    /** The version is checked when a document is written, and not again when the transaction commits. */
    LOST_UPDATE,
    /** Unique tuples are checked when a document is written, and not again when the transaction commits. */
    UNIQUE_OUTSIDE_TRANSACTION,
    /** A conflict that the work caught is forgotten, and the rest of the work commits. */
    CONFLICT_FORGIVEN,
    /** A session goes on to work when its transaction has ended. */
    SESSION_OUTLIVES,
    /** Instants are cut to seconds. */
    TIME_CUT,
    /** Instants are kept as local date and time of the zone that the JVM stands in. */
    LOCAL_TIME,
    /** A handle that was closed goes on to work. */
    CLOSED_AND_OPEN
}
