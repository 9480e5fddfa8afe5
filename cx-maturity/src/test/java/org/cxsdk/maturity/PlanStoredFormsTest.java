package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.PlanFact;
import org.cxsdk.maturity.plan.PlanId;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.policy.ClauseId;
import org.cxsdk.maturity.policy.CommentId;
import org.cxsdk.maturity.policy.EntityId;
import org.cxsdk.maturity.policy.PolicyFact;
import org.cxsdk.maturity.policy.PolicyId;
import org.cxsdk.maturity.policy.RequirementId;
import org.cxsdk.maturity.programme.PartId;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.ProgrammeId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Form 1 of every fact as it stands in the journal, and that it reads back. Written by hand; never to be edited. */
class PlanStoredFormsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 2);

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2027-01-02T08:00:00Z"));

    @Test
    void planFacts_keepTheirForm() {
        PlanStore store = PlanStore.inStorage();
        PlanId plan = PlanId.of("p");
        List<PlanFact> facts = List.of(
                new PlanFact.Started(InitiativeId.of("i"), DAY),
                new PlanFact.Finished(InitiativeId.of("i"), DAY, new BigDecimal("1.50")),
                new PlanFact.OutcomeMeasured("k", DAY, Rational.of(2, 3)),
                new PlanFact.Reached(InitiativeId.of("i"), DAY, 5, Ratio.of(1, 2), Ratio.of(3, 4)),
                new PlanFact.Told("Staff", DAY));
        write(session -> facts.forEach(fact -> store.append(session, plan, fact)));

        assertThat(bodies("maturity.plan", "p"))
                .containsExactly(
                        "started {\"form\":1,\"body\":{\"initiative\":\"i\",\"day\":\"2027-01-02\"}}",
                        "finished {\"form\":1,\"body\":{\"initiative\":\"i\",\"day\":\"2027-01-02\",\"cost\":1.50}}",
                        "measured {\"form\":1,\"body\":{\"kpi\":\"k\",\"day\":\"2027-01-02\",\"value\":\"2/3\"}}",
                        "reached {\"form\":1,\"body\":{\"initiative\":\"i\",\"day\":\"2027-01-02\",\"people\":5,\"ableBefore\":1,\"askedBefore\":2,\"ableAfter\":3,\"askedAfter\":4}}",
                        "told {\"form\":1,\"body\":{\"stakeholder\":\"Staff\",\"day\":\"2027-01-02\"}}");
        assertThat(context.<List<PlanFact>>read(session -> store.facts(session, plan)))
                .isEqualTo(facts);
    }

    @Test
    void policyFacts_keepTheirForm() {
        PolicyStore store = PolicyStore.inStorage();
        PolicyId policy = PolicyId.of("p");
        EntityId entity = EntityId.of("e");
        List<PolicyFact> facts = List.of(
                new PolicyFact.Circulated("1", List.of(entity), DAY, DAY.plusDays(1)),
                new PolicyFact.Commented(CommentId.of("K"), entity, ClauseId.of("C"), "text", DAY),
                new PolicyFact.Resolved(CommentId.of("K"), PolicyFact.Disposition.PARTLY_ACCEPTED, "why", DAY),
                new PolicyFact.Finalised("2", DAY),
                new PolicyFact.Adopted(entity, "Order", DAY),
                new PolicyFact.EvidenceFiled(entity, RequirementId.of("R"), "Report", DAY, null));
        write(session -> {
            for (int i = 0; i < facts.size(); i++) {
                store.append(session, policy, i, facts.get(i));
            }
        });

        assertThat(bodies("maturity.policy", "p"))
                .containsExactly(
                        "circulated {\"form\":1,\"body\":{\"version\":\"1\",\"entities\":[{\"value\":\"e\"}],\"day\":\"2027-01-02\",\"until\":\"2027-01-03\"}}",
                        "commented {\"form\":1,\"body\":{\"comment\":{\"value\":\"K\"},\"entity\":{\"value\":\"e\"},\"clause\":{\"value\":\"C\"},\"text\":\"text\",\"day\":\"2027-01-02\"}}",
                        "resolved {\"form\":1,\"body\":{\"comment\":{\"value\":\"K\"},\"disposition\":\"PARTLY_ACCEPTED\",\"reason\":\"why\",\"day\":\"2027-01-02\"}}",
                        "finalised {\"form\":1,\"body\":{\"version\":\"2\",\"day\":\"2027-01-02\"}}",
                        "adopted {\"form\":1,\"body\":{\"entity\":{\"value\":\"e\"},\"instrument\":\"Order\",\"day\":\"2027-01-02\"}}",
                        "evidence-filed {\"form\":1,\"body\":{\"entity\":{\"value\":\"e\"},\"requirement\":{\"value\":\"R\"},\"title\":\"Report\",\"day\":\"2027-01-02\"}}");
        assertThat(context.<List<PolicyFact>>read(session -> store.facts(session, policy)))
                .isEqualTo(facts);
    }

    @Test
    void programmeFacts_keepTheirForm() {
        ProgrammeStore store = ProgrammeStore.inStorage();
        ProgrammeId programme = ProgrammeId.of("p");
        PartId part = PartId.of("x");
        List<ProgrammeFact> facts = List.of(
                new ProgrammeFact.MilestoneReached(part, DAY),
                new ProgrammeFact.PhaseEntered(PlanPhase.SERVICE_REDESIGN, DAY),
                new ProgrammeFact.PhaseLeft(PlanPhase.SERVICE_REDESIGN, DAY),
                new ProgrammeFact.LoopedBack(PlanPhase.SERVICE_REDESIGN, PlanPhase.DIGITAL_INFRASTRUCTURE, "why", DAY),
                new ProgrammeFact.Communicated(part, 7, DAY),
                new ProgrammeFact.ReadinessAsked(part, Map.of("s", "0 1 2 3 4"), DAY),
                new ProgrammeFact.WaveBegun(part, DAY),
                new ProgrammeFact.WaveDone(part, DAY),
                new ProgrammeFact.Trained(SubjectId.of("s1"), part, PartId.of("c"), DAY, null),
                new ProgrammeFact.TrainingOutcome(part, 1, 2, 3, 4, DAY),
                new ProgrammeFact.IdeaSubmitted(part, "u", "t", DAY),
                new ProgrammeFact.IdeaMoved(part, ProgrammeFact.IdeaStep.ON_TRIAL, "r", InitiativeId.of("i"), DAY),
                new ProgrammeFact.ImprovementOpened(part, 3, DAY),
                new ProgrammeFact.ImprovementDone(part, DAY));
        write(session -> {
            for (int i = 0; i < facts.size(); i++) {
                store.append(session, programme, i, facts.get(i));
            }
        });

        assertThat(bodies("maturity.programme", "p"))
                .startsWith(
                        "milestone-reached {\"form\":1,\"body\":{\"milestone\":{\"value\":\"x\"},\"day\":\"2027-01-02\"}}",
                        "phase-entered {\"form\":1,\"body\":{\"phase\":\"SERVICE_REDESIGN\",\"day\":\"2027-01-02\"}}",
                        "phase-left {\"form\":1,\"body\":{\"phase\":\"SERVICE_REDESIGN\",\"day\":\"2027-01-02\"}}",
                        "looped-back {\"form\":1,\"body\":{\"from\":\"SERVICE_REDESIGN\",\"to\":\"DIGITAL_INFRASTRUCTURE\",\"reason\":\"why\",\"day\":\"2027-01-02\"}}",
                        "communicated {\"form\":1,\"body\":{\"communication\":{\"value\":\"x\"},\"reached\":7,\"day\":\"2027-01-02\"}}",
                        "readiness-asked {\"form\":1,\"body\":{\"group\":{\"value\":\"x\"},\"counts\":{\"s\":\"0 1 2 3 4\"},\"day\":\"2027-01-02\"}}")
                .contains(
                        "trained {\"form\":1,\"body\":{\"person\":{\"value\":\"s1\"},\"role\":{\"value\":\"x\"},\"competency\":{\"value\":\"c\"},\"day\":\"2027-01-02\"}}",
                        "training-outcome {\"form\":1,\"body\":{\"competency\":{\"value\":\"x\"},\"goodWith\":1,\"allWith\":2,\"goodWithout\":3,\"allWithout\":4,\"day\":\"2027-01-02\"}}",
                        "idea-moved {\"form\":1,\"body\":{\"idea\":{\"value\":\"x\"},\"step\":\"ON_TRIAL\",\"reason\":\"r\",\"initiative\":{\"value\":\"i\"},\"day\":\"2027-01-02\"}}",
                        "improvement-opened {\"form\":1,\"body\":{\"item\":{\"value\":\"x\"},\"size\":3,\"day\":\"2027-01-02\"}}");
        assertThat(context.<List<ProgrammeFact>>read(session -> store.facts(session, programme)))
                .isEqualTo(facts);
    }

    private void write(Consumer<CxSession> work) {
        context.write(session -> {
            work.accept(session);
            return session;
        });
    }

    private List<String> bodies(String kind, String stream) {
        return context.read(session ->
                session.storage().readStream(new StreamKey(context.tenant(), kind, stream), 0, 100).items().stream()
                        .map(recorded -> recorded.entry().type() + " "
                                + new String(recorded.entry().body().toArray(), StandardCharsets.UTF_8))
                        .collect(Collectors.toList()));
    }
}
