package org.cxsdk.consent;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/** Reads what was said as observations: a withdrawal is about what it names. */
final class ObservedFactStore {

    private ObservedFactStore() {}

    static Slice<Observation, Position> read(ConsentStore store, CxSession session, Position after, int limit) {
        Slice<ConsentStore.Published, Position> facts = store.published(session, after, limit);
        List<Observation> observations = facts.items().stream()
                .map(item -> ConsentObservations.of(item.subject(), item.fact(), scopeOf(store, session, item)))
                .toList();
        return new Slice<>(observations, facts.last(), facts.more());
    }

    private static Optional<Scope> scopeOf(ConsentStore store, CxSession session, ConsentStore.Published item) {
        return item.fact()
                .fold(
                        granted -> Optional.of(granted.scope()),
                        refused -> Optional.of(refused.scope()),
                        withdrawn -> store.history(session, item.subject())
                                .statement(withdrawn.withdraws())
                                .map(entry -> entry.statement().scope()),
                        order -> Optional.of(order)
                                .filter(ConsentFact.Restricted.class::isInstance)
                                .map(restricted -> ((ConsentFact.Restricted) restricted).scope()));
    }
}
