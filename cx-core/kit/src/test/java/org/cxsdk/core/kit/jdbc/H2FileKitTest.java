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

/** The whole kit on H2 in a file. */
interface OnH2File extends OnDatabase {

    @Override
    default Engine engine() {
        return Engine.H2_FILE;
    }
}

class H2FileDocumentsTest extends DocumentsContract implements OnH2File {}

class H2FileIndexesTest extends IndexesContract implements OnH2File {}

class H2FilePagingTest extends PagingContract implements OnH2File {}

class H2FileJournalTest extends JournalContract implements OnH2File {}

class H2FileTransactionsTest extends TransactionsContract implements OnH2File {}

class H2FileHandlesTest extends HandlesContract implements OnH2File {}

class H2FileConcurrencyTest extends ConcurrencyContract implements OnH2File {}

class H2FileModelTest extends ModelContract implements OnH2File {}

class H2FileTimeTest extends TimeContract implements OnH2File {}

class H2FileCapabilitiesTest extends CapabilitiesContract implements OnH2File {}

class H2FileLifecycleTest extends LifecycleContract implements OnH2File {}

class H2FileTransferTest extends TransferContract implements OnH2File {}

class H2FileCopyTest extends CopyContract implements OnH2File {}
