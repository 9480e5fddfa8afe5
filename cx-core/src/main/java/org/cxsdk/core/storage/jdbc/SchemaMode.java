package org.cxsdk.core.storage.jdbc;

/** What opening a {@link JdbcStorage} does about its tables. */
public enum SchemaMode {
    /**
     * Compares the tables with what this version of the SDK needs and refuses with {@code CX-STORAGE-0009}, naming every
     * difference. Nothing is changed. The tables come from the agency's own migration tool.
     */
    VALIDATE,
    /**
     * Creates the tables, or upgrades those of an earlier version, then compares as {@link #VALIDATE} does. Several
     * processes may start at once. Needs the right to create tables.
     */
    CREATE,
    /** Looks at nothing: the agency answers for the tables. */
    OFF
}
