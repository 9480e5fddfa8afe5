package org.cxsdk.core;

/** The errors that cx-core registers; docs/errors.md tells when each occurs and what to do. */
public enum CoreError implements ErrorCode {
    /** A document from outside breaks one or more rules; every violation is listed. */
    INVALID_DOCUMENT("CX-CORE-0001"),
    /** A file cannot be read. */
    UNREADABLE_SOURCE("CX-CORE-0002"),
    /** An operation needs an open transaction, or must not be inside one. */
    TRANSACTION_MISUSE("CX-CORE-0003"),
    /** The key of a sealed part is destroyed or unknown, or the part was altered. */
    UNSEALABLE("CX-CORE-0004"),
    /** A stored form is newer than this version of the SDK understands. */
    UNKNOWN_FORM("CX-CORE-0005"),
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-CORE-0006"),
    /** The bytes of a mergeable state are damaged or of an unknown form. */
    MALFORMED_STATE("CX-CORE-0007"),
    /** A mergeable state has reached the limit that it states. */
    STATE_LIMIT("CX-CORE-0008"),
    /** A file cannot be written. */
    UNWRITABLE_TARGET("CX-CORE-0009"),
    /** A stored body is not what its form says; it was altered or written by something else. */
    UNREADABLE_FORM("CX-CORE-0010"),
    /** An edition of the catalogue would begin before the last one does. */
    EDITION_TOO_EARLY("CX-CORE-0011"),
    /** A stored key is wrapped under a key-encryption key that was not given, or does not fit the one that was. */
    WRONG_KEY_ENCRYPTION_KEY("CX-CORE-0012"),
    /** Storage: a document's version is not the expected one. */
    VERSION_CONFLICT("CX-STORAGE-0001"),
    /** Storage: a unique index tuple is taken. */
    UNIQUE_CONFLICT("CX-STORAGE-0002"),
    /** Storage: a stream's revision is not the expected one. */
    REVISION_CONFLICT("CX-STORAGE-0003"),
    /** Storage: the store cannot be reached or gave up; says whether a retry makes sense. */
    STORAGE_UNAVAILABLE("CX-STORAGE-0004"),
    /** Storage: a session, transaction or storage is used after its end or against its mode. */
    STORAGE_MISUSE("CX-STORAGE-0005"),
    /** Storage: a limit of the contract is exceeded. */
    LIMIT_EXCEEDED("CX-STORAGE-0006"),
    /** Storage: an ability that the adapter does not declare. */
    UNSUPPORTED_CAPABILITY("CX-STORAGE-0007"),
    /** Storage: an entry id of a stream is used again for something else. */
    ENTRY_CONFLICT("CX-STORAGE-0008"),
    /** Storage: entries are to be restored at positions that the tenant's journal has passed. */
    POSITION_CONFLICT("CX-STORAGE-0010"),
    /** Storage: the tables in the database are not those that are needed. */
    SCHEMA_MISMATCH("CX-STORAGE-0009"),
    /** Storage: the database is set up to lose acknowledged transactions when a process is killed. */
    WEAK_DURABILITY("CX-STORAGE-0011"),
    /** Storage: something is to be written through a read-only storage. */
    STORAGE_READ_ONLY("CX-STORAGE-0012"),
    /** Storage: a tenant cannot be copied: the target holds something else, or the source is not what it was. */
    COPY_REFUSED("CX-STORAGE-0013"),
    /** Journeys: a design, or a journey of a person, has this identifier already and is another one. */
    JOURNEY_CHANGED("CX-JOURNEY-0001"),
    /** Journeys: a different interaction was recorded under this identifier. */
    INTERACTION_CHANGED("CX-JOURNEY-0002");

    private final String code;

    CoreError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
