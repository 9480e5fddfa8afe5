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

/** The whole kit on MariaDB. */
interface OnMariaDb extends OnDatabase {

    @Override
    default Engine engine() {
        return Engine.MARIADB;
    }
}

class MariaDbDocumentsTest extends DocumentsContract implements OnMariaDb {}

class MariaDbIndexesTest extends IndexesContract implements OnMariaDb {}

class MariaDbPagingTest extends PagingContract implements OnMariaDb {}

class MariaDbJournalTest extends JournalContract implements OnMariaDb {}

class MariaDbTransactionsTest extends TransactionsContract implements OnMariaDb {}

class MariaDbHandlesTest extends HandlesContract implements OnMariaDb {}

class MariaDbConcurrencyTest extends ConcurrencyContract implements OnMariaDb {}

class MariaDbModelTest extends ModelContract implements OnMariaDb {}

class MariaDbTimeTest extends TimeContract implements OnMariaDb {}

class MariaDbCapabilitiesTest extends CapabilitiesContract implements OnMariaDb {}

class MariaDbLifecycleTest extends LifecycleContract implements OnMariaDb {}

class MariaDbTransferTest extends TransferContract implements OnMariaDb {}

class MariaDbCopyTest extends CopyContract implements OnMariaDb {}
