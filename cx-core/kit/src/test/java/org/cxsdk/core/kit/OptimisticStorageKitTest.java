package org.cxsdk.core.kit;

/** The kit on a storage that is built in another way than the one in memory. */
interface OnOptimisticStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return new OptimisticStore(OptimisticFault.NONE);
    }
}

class OptimisticDocumentsTest extends DocumentsContract implements OnOptimisticStorage {}

class OptimisticIndexesTest extends IndexesContract implements OnOptimisticStorage {}

class OptimisticPagingTest extends PagingContract implements OnOptimisticStorage {}

class OptimisticJournalTest extends JournalContract implements OnOptimisticStorage {}

class OptimisticTransactionsTest extends TransactionsContract implements OnOptimisticStorage {}

class OptimisticHandlesTest extends HandlesContract implements OnOptimisticStorage {}

class OptimisticConcurrencyTest extends ConcurrencyContract implements OnOptimisticStorage {}

class OptimisticModelTest extends ModelContract implements OnOptimisticStorage {}

class OptimisticTimeTest extends TimeContract implements OnOptimisticStorage {}

class OptimisticCapabilitiesTest extends CapabilitiesContract implements OnOptimisticStorage {}

class OptimisticLifecycleTest extends LifecycleContract implements OnOptimisticStorage {}

class OptimisticTransferTest extends TransferContract implements OnOptimisticStorage {}

class OptimisticCopyTest extends CopyContract implements OnOptimisticStorage {}
