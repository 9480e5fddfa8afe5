package org.cxsdk.core.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

// region run-the-kit
/** How to make stores of the adapter under test. */
interface OnInMemoryStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        InMemoryStorage store = new InMemoryStorage();
        return new StoreUnderTest() {
            @Override
            public Storage open() {
                return store.newHandle();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }
}

class InMemoryDocumentsTest extends DocumentsContract implements OnInMemoryStorage {}

class InMemoryIndexesTest extends IndexesContract implements OnInMemoryStorage {}

class InMemoryPagingTest extends PagingContract implements OnInMemoryStorage {}

class InMemoryJournalTest extends JournalContract implements OnInMemoryStorage {}

class InMemoryTransactionsTest extends TransactionsContract implements OnInMemoryStorage {}

class InMemoryHandlesTest extends HandlesContract implements OnInMemoryStorage {}

class InMemoryConcurrencyTest extends ConcurrencyContract implements OnInMemoryStorage {}

class InMemoryModelTest extends ModelContract implements OnInMemoryStorage {}

class InMemoryTimeTest extends TimeContract implements OnInMemoryStorage {}

class InMemoryCapabilitiesTest extends CapabilitiesContract implements OnInMemoryStorage {}

class InMemoryLifecycleTest extends LifecycleContract implements OnInMemoryStorage {}

class InMemoryTransferTest extends TransferContract implements OnInMemoryStorage {}

class InMemoryCopyTest extends CopyContract implements OnInMemoryStorage {}
// endregion
