package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.InteractionDetails.Outcome;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an assistant, as {@link AssistantFigures} counts it.
 *
 * @param last the last thing that the assistant did in it
 * @param verdict how it ended
 * @param open whether somebody may still come back, so that the verdict may change
 */
record Conversation(Interaction last, Verdict verdict, boolean open) {

    /** How a conversation ends. */
    enum Verdict {
        CONTAINED,
        HANDED_OVER,
        LEFT
    }

    /** The conversations of journeys, as of an instant. */
    static List<Conversation> of(
            Collection<? extends Collection<Interaction>> journeys, Duration window, Instant asOf) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window (" + window + ") must be greater than 0");
        }
        List<Conversation> conversations = new ArrayList<>();
        for (Collection<Interaction> journey : journeys) {
            Map<StepId, List<Interaction>> bySteps = new HashMap<>();
            StandingFacts.of(journey).stream()
                    .filter(fact -> !fact.occurred().isAfter(asOf))
                    .forEach(fact -> bySteps.computeIfAbsent(fact.step(), id -> new ArrayList<>())
                            .add(fact));
            for (List<Interaction> facts : bySteps.values()) {
                for (int i = 0; i < facts.size(); i++) {
                    if (isLastOfConversation(facts, i, window)) {
                        Verdict verdict = judge(facts, i, window);
                        boolean open = verdict != Verdict.HANDED_OVER
                                && facts.get(i).occurred().plus(window).isAfter(asOf);
                        conversations.add(new Conversation(facts.get(i), verdict, open));
                    }
                }
            }
        }
        return conversations;
    }

    /** What KPI engines see of it, once it is judged: {@code bot.ended}. */
    Observation observation(@Nullable String service) {
        Observation.Builder ended = Observation.builder(
                        ObservationId.of("bot.ended:" + last.id()), "bot.ended", last.occurred())
                .source("journey:" + last.journey())
                .reference(last.journey().value())
                .dimension("step", last.step().value())
                .dimension("handedOver", Boolean.toString(verdict == Verdict.HANDED_OVER))
                .dimension("settled", Boolean.toString(verdict == Verdict.CONTAINED));
        if (service != null) {
            ended.dimension("service", service);
        }
        if (last.channel() != null) {
            ended.dimension("channel", last.channel().value());
        }
        return ended.build();
    }

    private static boolean isLastOfConversation(List<Interaction> facts, int i, Duration window) {
        if (facts.get(i).details().actor() != Actor.ASSISTANT) {
            return false;
        }
        @Nullable Interaction next = i + 1 < facts.size() ? facts.get(i + 1) : null;
        return next == null
                || next.details().actor() != Actor.ASSISTANT
                || next.occurred().isAfter(facts.get(i).occurred().plus(window))
                || isSettled(facts.get(i));
    }

    private static Verdict judge(List<Interaction> facts, int i, Duration window) {
        Interaction last = facts.get(i);
        @Nullable Interaction next = i + 1 < facts.size() ? facts.get(i + 1) : null;
        boolean cameBack =
                next != null && !next.occurred().isAfter(last.occurred().plus(window));
        if (last.details().outcome() == Outcome.HANDED_TO_PERSON
                || (cameBack && next != null && next.details().actor() == Actor.STAFF)) {
            return Verdict.HANDED_OVER;
        }
        return isSettled(last) && !cameBack ? Verdict.CONTAINED : Verdict.LEFT;
    }

    private static boolean isSettled(Interaction fact) {
        Outcome outcome = fact.details().outcome();
        return outcome == null
                ? fact.status() == Interaction.Status.COMPLETED
                : outcome == Outcome.GRANTED || outcome == Outcome.REFUSED;
    }
}
