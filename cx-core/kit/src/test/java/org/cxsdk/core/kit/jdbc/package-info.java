/** The kit on JdbcStorage over real database engines, and what only those can show: schemas, crashes, two processes. */
@NullMarked
package org.cxsdk.core.kit.jdbc;

import org.jspecify.annotations.NullMarked;
