package org.cxsdk.core.kit.jdbc;

import org.cxsdk.core.kit.CapabilitiesContract;
import org.cxsdk.core.kit.ConcurrencyContract;
import org.cxsdk.core.kit.CopyContract;
import org.cxsdk.core.kit.DocumentsContract;
import org.cxsdk.core.kit.HandlesContract;
import org.cxsdk.core.kit.IndexesContract;
import org.cxsdk.core.kit.JournalContract;
import org.cxsdk.core.kit.LifecycleContract;
import org.cxsdk.core.kit.ModelContract;
import org.cxsdk.core.kit.PagingContract;
import org.cxsdk.core.kit.TimeContract;
import org.cxsdk.core.kit.TransactionsContract;
import org.cxsdk.core.kit.TransferContract;

/** The whole kit on SQLite. */
interface OnSqlite extends OnDatabase {

    @Override
    default Engine engine() {
        return Engine.SQLITE;
    }
}

class SqliteDocumentsTest extends DocumentsContract implements OnSqlite {}

class SqliteIndexesTest extends IndexesContract implements OnSqlite {}

class SqlitePagingTest extends PagingContract implements OnSqlite {}

class SqliteJournalTest extends JournalContract implements OnSqlite {}

class SqliteTransactionsTest extends TransactionsContract implements OnSqlite {}

class SqliteHandlesTest extends HandlesContract implements OnSqlite {}

class SqliteConcurrencyTest extends ConcurrencyContract implements OnSqlite {}

class SqliteModelTest extends ModelContract implements OnSqlite {}

class SqliteTimeTest extends TimeContract implements OnSqlite {}

class SqliteCapabilitiesTest extends CapabilitiesContract implements OnSqlite {}

class SqliteLifecycleTest extends LifecycleContract implements OnSqlite {}

class SqliteTransferTest extends TransferContract implements OnSqlite {}

class SqliteCopyTest extends CopyContract implements OnSqlite {}
