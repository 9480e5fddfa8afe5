package org.cxsdk.examples.benchmarks.consent;

import java.time.Instant;
import java.util.Map;
import org.cxsdk.consent.ConsentHistory;
import org.cxsdk.consent.ReuseDecider;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Vocabularies;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.SubjectId;

/**
 * The calculator of cx-consent, over histories in memory, found by person; each decision has its outcome and reasons. Requests are
 * made beforehand, as for the peers.
 */
final class OurDecisions implements Decisions {

    private final Map<SubjectId, ConsentHistory> histories;
    private final ReuseDecider decider;
    private final ReuseRequest[] requests;
    private final Instant[] instants;
    private int reasons;

    OurDecisions(ConsentWorld world) {
        Vocabulary words = world.vocabulary();
        this.histories = world.histories(words);
        this.decider = ReuseDecider.of(Vocabularies.of(words));
        this.requests = world.asked.stream().map(world::request).toArray(ReuseRequest[]::new);
        this.instants =
                world.asked.stream().map(asked -> ConsentWorld.at(asked.at())).toArray(Instant[]::new);
    }

    @Override
    public boolean permits(int i) {
        return decide(i).isPermitted();
    }

    /** The whole decision on question number i. */
    ReuseDecision decide(int i) {
        ConsentHistory history = histories.get(requests[i].subject());
        if (history == null) {
            throw new IllegalStateException("everybody in this world said something");
        }
        ReuseDecision decision = decider.decide(requests[i], history, instants[i]);
        reasons += decision.outcome().reasons().size();
        return decision;
    }

    /** Reasons given so far: nothing is left out because nobody looks. */
    int reasons() {
        return reasons;
    }
}
