package org.cxsdk.core.storage.jdbc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where trouble is noted that the caller is not told of, because an earlier one counts. */
final class JdbcLog {

    static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);

    private JdbcLog() {}
}
