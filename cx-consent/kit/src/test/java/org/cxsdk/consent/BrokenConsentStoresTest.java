package org.cxsdk.consent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cxsdk.consent.kit.ConsentStoreContract;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The kit itself is tested: each store that is wrong in one way breaks the rule that it breaks, and the right one none. */
class BrokenConsentStoresTest {

    @Test
    void theRightStore_breaksNoRule() throws ReflectiveOperationException {
        assertThat(broken(StorageConsentStore::new)).isEmpty();
    }

    @Test
    void aCacheThatIsNotChecked_isCaught() throws ReflectiveOperationException {
        assertThat(broken(() -> new Delegating() {
                    private final Map<SubjectId, ConsentHistory> cache = new HashMap<>();

                    @Override
                    public ConsentHistory history(CxSession session, SubjectId subject) {
                        return cache.computeIfAbsent(subject, person -> super.history(session, person));
                    }
                }))
                .containsExactly("cs4");
    }

    @Test
    void aStoreThatForgetsHowItWasSaid_isCaught() throws ReflectiveOperationException {
        assertThat(broken(() -> new Delegating() {
                    @Override
                    public Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement) {
                        return Optional.empty();
                    }
                }))
                .containsExactly("cs6");
    }

    @Test
    void aStoreThatTakesAnyRevision_isCaught() throws ReflectiveOperationException {
        assertThat(broken(() -> new Delegating() {
                    @Override
                    public void append(
                            CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence) {
                        if (fact.revision() == history(session, subject).revision() + 1) {
                            super.append(session, subject, fact, evidence);
                        }
                    }
                }))
                .containsExactly("cs3");
    }

    /** Does what the right store does, to be made wrong in one way. */
    private abstract static class Delegating implements ConsentStore {
        private final ConsentStore right = new StorageConsentStore();

        @Override
        public ConsentHistory history(CxSession session, SubjectId subject) {
            return right.history(session, subject);
        }

        @Override
        public void append(CxSession session, SubjectId subject, ConsentFact fact, @Nullable Evidence evidence) {
            right.append(session, subject, fact, evidence);
        }

        @Override
        public Optional<Evidence> evidence(CxSession session, SubjectId subject, StatementId statement) {
            return right.evidence(session, subject, statement);
        }

        @Override
        public Slice<Published, Position> published(CxSession session, Position after, int limit) {
            return right.published(session, after, limit);
        }

        @Override
        public void publish(CxSession session, Vocabulary vocabulary) {
            right.publish(session, vocabulary);
        }

        @Override
        public Optional<Vocabularies> vocabularies(CxSession session, Set<DefinitionRef> shown) {
            return right.vocabularies(session, shown);
        }
    }

    /** The rules whose tests fail. */
    private static SortedSet<String> broken(Supplier<ConsentStore> stores) throws ReflectiveOperationException {
        SortedSet<String> broken = new TreeSet<>();
        for (Method test : ConsentStoreContract.class.getMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                ConsentStoreContract contract = new ConsentStoreContract() {
                    @Override
                    protected Storage newStorage() {
                        return new InMemoryStorage();
                    }

                    @Override
                    protected ConsentStore newStore() {
                        return stores.get();
                    }
                };
                contract.open();
                try {
                    test.invoke(contract);
                } catch (InvocationTargetException e) {
                    broken.add(test.getName().substring(0, 3));
                }
            }
        }
        return broken;
    }
}
