package org.cxsdk.core.kit;

import java.util.function.UnaryOperator;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.decorate.CachePolicy;
import org.cxsdk.core.storage.decorate.CachingStorage;
import org.cxsdk.core.storage.decorate.FaultInjectingStorage;
import org.cxsdk.core.storage.decorate.FaultPlan;
import org.cxsdk.core.storage.decorate.ObservingStorage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** A store whose handles are each decorated on their own, as on the nodes of an agency. */
record DecoratedStore(StoreUnderTest inside, UnaryOperator<Storage> decorate) implements StoreUnderTest {

    static StoreUnderTest inMemory(UnaryOperator<Storage> decorate) {
        InMemoryStorage store = new InMemoryStorage();
        return new DecoratedStore(
                new StoreUnderTest() {
                    @Override
                    public Storage open() {
                        return store.newHandle();
                    }

                    @Override
                    public void close() {
                        store.close();
                    }
                },
                decorate);
    }

    @Override
    public Storage open() {
        return decorate.apply(inside.open());
    }

    @Override
    public void close() {
        inside.close();
    }
}

/** Nothing is ever late: two handles, each with a cache of its own, keep the whole contract. */
interface OnCachingStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return DecoratedStore.inMemory(storage -> CachingStorage.of(storage, CachePolicy.exact(1 << 20)));
    }
}

class CachingDocumentsTest extends DocumentsContract implements OnCachingStorage {}

class CachingIndexesTest extends IndexesContract implements OnCachingStorage {}

class CachingPagingTest extends PagingContract implements OnCachingStorage {}

class CachingJournalTest extends JournalContract implements OnCachingStorage {}

class CachingTransactionsTest extends TransactionsContract implements OnCachingStorage {}

class CachingHandlesTest extends HandlesContract implements OnCachingStorage {}

class CachingConcurrencyTest extends ConcurrencyContract implements OnCachingStorage {}

class CachingModelTest extends ModelContract implements OnCachingStorage {}

class CachingTimeTest extends TimeContract implements OnCachingStorage {}

class CachingCapabilitiesTest extends CapabilitiesContract implements OnCachingStorage {}

class CachingLifecycleTest extends LifecycleContract implements OnCachingStorage {}

/** The same over a storage whose readers see the store as it was when they began. */
interface OnCachingOptimisticStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return new DecoratedStore(
                new OptimisticStore(OptimisticFault.NONE),
                storage -> CachingStorage.of(storage, CachePolicy.exact(1 << 20)));
    }
}

class CachingOptimisticDocumentsTest extends DocumentsContract implements OnCachingOptimisticStorage {}

class CachingOptimisticIndexesTest extends IndexesContract implements OnCachingOptimisticStorage {}

class CachingOptimisticPagingTest extends PagingContract implements OnCachingOptimisticStorage {}

class CachingOptimisticJournalTest extends JournalContract implements OnCachingOptimisticStorage {}

class CachingOptimisticTransactionsTest extends TransactionsContract implements OnCachingOptimisticStorage {}

class CachingOptimisticHandlesTest extends HandlesContract implements OnCachingOptimisticStorage {}

class CachingOptimisticConcurrencyTest extends ConcurrencyContract implements OnCachingOptimisticStorage {}

class CachingOptimisticModelTest extends ModelContract implements OnCachingOptimisticStorage {}

class CachingOptimisticTimeTest extends TimeContract implements OnCachingOptimisticStorage {}

class CachingOptimisticCapabilitiesTest extends CapabilitiesContract implements OnCachingOptimisticStorage {}

class CachingOptimisticLifecycleTest extends LifecycleContract implements OnCachingOptimisticStorage {}

/** Observing changes nothing. */
interface OnObservingStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return DecoratedStore.inMemory(storage -> ObservingStorage.of(storage, call -> {}, System::nanoTime));
    }
}

class ObservingDocumentsTest extends DocumentsContract implements OnObservingStorage {}

class ObservingIndexesTest extends IndexesContract implements OnObservingStorage {}

class ObservingPagingTest extends PagingContract implements OnObservingStorage {}

class ObservingJournalTest extends JournalContract implements OnObservingStorage {}

class ObservingTransactionsTest extends TransactionsContract implements OnObservingStorage {}

class ObservingHandlesTest extends HandlesContract implements OnObservingStorage {}

class ObservingConcurrencyTest extends ConcurrencyContract implements OnObservingStorage {}

class ObservingModelTest extends ModelContract implements OnObservingStorage {}

class ObservingTimeTest extends TimeContract implements OnObservingStorage {}

class ObservingCapabilitiesTest extends CapabilitiesContract implements OnObservingStorage {}

class ObservingLifecycleTest extends LifecycleContract implements OnObservingStorage {}

/** Without a plan nothing fails. */
interface OnFaultInjectingStorage extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return DecoratedStore.inMemory(storage -> FaultInjectingStorage.of(storage, FaultPlan.none()));
    }
}

class FaultInjectingDocumentsTest extends DocumentsContract implements OnFaultInjectingStorage {}

class FaultInjectingIndexesTest extends IndexesContract implements OnFaultInjectingStorage {}

class FaultInjectingPagingTest extends PagingContract implements OnFaultInjectingStorage {}

class FaultInjectingJournalTest extends JournalContract implements OnFaultInjectingStorage {}

class FaultInjectingTransactionsTest extends TransactionsContract implements OnFaultInjectingStorage {}

class FaultInjectingHandlesTest extends HandlesContract implements OnFaultInjectingStorage {}

class FaultInjectingConcurrencyTest extends ConcurrencyContract implements OnFaultInjectingStorage {}

class FaultInjectingModelTest extends ModelContract implements OnFaultInjectingStorage {}

class FaultInjectingTimeTest extends TimeContract implements OnFaultInjectingStorage {}

class FaultInjectingCapabilitiesTest extends CapabilitiesContract implements OnFaultInjectingStorage {}

class FaultInjectingLifecycleTest extends LifecycleContract implements OnFaultInjectingStorage {}
