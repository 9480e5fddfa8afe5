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

/** The whole kit on H2 in memory. */
interface OnH2Memory extends OnDatabase {

    @Override
    default Engine engine() {
        return Engine.H2_MEMORY;
    }
}

class H2MemoryDocumentsTest extends DocumentsContract implements OnH2Memory {}

class H2MemoryIndexesTest extends IndexesContract implements OnH2Memory {}

class H2MemoryPagingTest extends PagingContract implements OnH2Memory {}

class H2MemoryJournalTest extends JournalContract implements OnH2Memory {}

class H2MemoryTransactionsTest extends TransactionsContract implements OnH2Memory {}

class H2MemoryHandlesTest extends HandlesContract implements OnH2Memory {}

class H2MemoryConcurrencyTest extends ConcurrencyContract implements OnH2Memory {}

class H2MemoryModelTest extends ModelContract implements OnH2Memory {}

class H2MemoryTimeTest extends TimeContract implements OnH2Memory {}

class H2MemoryCapabilitiesTest extends CapabilitiesContract implements OnH2Memory {}

class H2MemoryLifecycleTest extends LifecycleContract implements OnH2Memory {}

class H2MemoryTransferTest extends TransferContract implements OnH2Memory {}

class H2MemoryCopyTest extends CopyContract implements OnH2Memory {}
