/** The storage over java.sql: H2, PostgreSQL, MariaDB and SQLite, inside a transaction of its own or the caller's. */
@NullMarked
package org.cxsdk.core.storage.jdbc;

import org.jspecify.annotations.NullMarked;
