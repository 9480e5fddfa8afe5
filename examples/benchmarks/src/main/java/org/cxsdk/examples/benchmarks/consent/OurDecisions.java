package org.cxsdk.examples.benchmarks.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.consent.ConsentHistory;
import org.cxsdk.consent.ReuseDecider;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Vocabularies;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.SubjectId;

/** The calculator of cx-consent, over histories in memory, found by person; each decision has its outcome and reasons. */
final class OurDecisions implements Decisions {

    private final Map<SubjectId, ConsentHistory> histories;
    private final ReuseDecider decider;
    private final ConsentWorld world;
    private final List<SubjectId> subjects = new ArrayList<>();
    private final List<Instant> instants = new ArrayList<>();
    private int reasons;

    OurDecisions(ConsentWorld world) {
        this.world = world;
        Vocabulary words = world.vocabulary();
        this.histories = world.histories(words);
        this.decider = ReuseDecider.of(Vocabularies.of(words));
        for (ConsentWorld.Asked question : world.asked) {
            subjects.add(ConsentWorld.subject(question.person()));
            instants.add(ConsentWorld.at(question.at()));
        }
    }

    @Override
    public boolean permits(int i) {
        return decide(i).isPermitted();
    }

    /** The whole decision on question number i. */
    ReuseDecision decide(int i) {
        ReuseRequest request = world.request(subjects.get(i), world.asked.get(i));
        ConsentHistory history = histories.get(request.subject());
        if (history == null) {
            throw new IllegalStateException("everybody in this world said something");
        }
        ReuseDecision decision = decider.decide(request, history, instants.get(i));
        reasons += decision.outcome().reasons().size();
        return decision;
    }

    /** Reasons given so far: nothing is left out because nobody looks. */
    int reasons() {
        return reasons;
    }
}
