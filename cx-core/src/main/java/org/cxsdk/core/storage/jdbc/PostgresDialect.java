package org.cxsdk.core.storage.jdbc;

/** PostgreSQL 13 or later. An error ends its transaction, so nothing here relies on catching one. */
final class PostgresDialect extends Dialect {

    PostgresDialect() {
        super("PostgreSQL", "postgresql");
    }

    @Override
    boolean comparesRowsByIndex() {
        return true;
    }
}
