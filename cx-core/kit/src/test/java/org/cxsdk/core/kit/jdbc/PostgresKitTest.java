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

/** The whole kit on PostgreSQL. */
interface OnPostgres extends OnDatabase {

    @Override
    default Engine engine() {
        return Engine.POSTGRESQL;
    }
}

class PostgresDocumentsTest extends DocumentsContract implements OnPostgres {}

class PostgresIndexesTest extends IndexesContract implements OnPostgres {}

class PostgresPagingTest extends PagingContract implements OnPostgres {}

class PostgresJournalTest extends JournalContract implements OnPostgres {}

class PostgresTransactionsTest extends TransactionsContract implements OnPostgres {}

class PostgresHandlesTest extends HandlesContract implements OnPostgres {}

class PostgresConcurrencyTest extends ConcurrencyContract implements OnPostgres {}

class PostgresModelTest extends ModelContract implements OnPostgres {}

class PostgresTimeTest extends TimeContract implements OnPostgres {}

class PostgresCapabilitiesTest extends CapabilitiesContract implements OnPostgres {}

class PostgresLifecycleTest extends LifecycleContract implements OnPostgres {}

class PostgresTransferTest extends TransferContract implements OnPostgres {}

class PostgresCopyTest extends CopyContract implements OnPostgres {}
