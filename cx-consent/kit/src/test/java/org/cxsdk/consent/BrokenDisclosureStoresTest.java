package org.cxsdk.consent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cxsdk.consent.kit.DisclosureStoreContract;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract itself is tested: a log that breaks a rule is caught by the number of that rule. */
class BrokenDisclosureStoresTest {

    @Test
    void aLogOutsideTheTransaction_isCaught() throws ReflectiveOperationException {
        Map<DisclosureId, SubjectId> log = new LinkedHashMap<>();
        assertThat(broken(
                        (session, id, provider, decision) ->
                                log.putIfAbsent(id, decision.request().subject()) == null,
                        log))
                .containsExactly("ds3");
    }

    @Test
    void aLogThatAddsRepetitions_isCaught() throws ReflectiveOperationException {
        Map<Integer, SubjectId> log = new LinkedHashMap<>();
        assertThat(broken(
                        (session, id, provider, decision) ->
                                log.put(log.size(), decision.request().subject()) == null,
                        log))
                .contains("ds2", "ds5");
    }

    @Test
    void aLogThatForgetsAttemptsInVain_isCaught() throws ReflectiveOperationException {
        Map<DisclosureId, SubjectId> log = new LinkedHashMap<>();
        assertThat(broken(
                        (session, id, provider, decision) -> decision.outcome().isUsable()
                                && log.putIfAbsent(id, decision.request().subject()) == null,
                        log))
                .contains("ds4");
    }

    /** The rules whose tests fail for a store over a log in memory. */
    private static SortedSet<String> broken(DisclosureStore store, Map<?, SubjectId> log)
            throws ReflectiveOperationException {
        SortedSet<String> broken = new TreeSet<>();
        List<Method> rules = new ArrayList<>();
        for (Method method : DisclosureStoreContract.class.getMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                rules.add(method);
            }
        }
        for (Method rule : rules) {
            log.clear();
            DisclosureStoreContract contract = new DisclosureStoreContract() {
                @Override
                protected Storage newStorage() {
                    return new InMemoryStorage();
                }

                @Override
                protected DisclosureStore newStore(CxContext context) {
                    return store;
                }

                @Override
                protected long entries(CxContext context, SubjectId subject) {
                    return log.values().stream().filter(subject::equals).count();
                }
            };
            contract.open();
            try {
                rule.invoke(contract);
            } catch (InvocationTargetException e) {
                broken.add(rule.getName().substring(0, 3));
            }
        }
        return broken;
    }
}
