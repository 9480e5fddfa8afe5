package org.cxsdk.maturity.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.Choice;
import org.cxsdk.maturity.plan.Gap;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.InitiativePriority;
import org.cxsdk.maturity.plan.KpiOutcome;
import org.cxsdk.maturity.plan.PeriodBalance;
import org.cxsdk.maturity.plan.PhaseProjection;
import org.cxsdk.maturity.plan.PlanProgress;
import org.cxsdk.maturity.plan.PlannedInitiative;
import org.cxsdk.maturity.plan.Roadmap;
import org.cxsdk.maturity.plan.WhatIf;
import org.cxsdk.maturity.plan.Worth;
import org.cxsdk.maturity.score.NodeScore;
import org.jspecify.annotations.Nullable;

/** The layouts of {@code roadmap.json}, {@code progress.json} and {@code what-if.json}; {@link org.cxsdk.core.json.JsonOutput} writes them. */
public final class PlanFiles {

    private PlanFiles() {}

    /** {@code roadmap.json}: what is done and when, what is expected after each phase, and what is proven about the choice. */
    public static JsonObject roadmap(Roadmap plan) {
        return JsonObject.of()
                .put("model", ref(plan.model()))
                .put("catalogue", ref(plan.catalogue()))
                .put("subject", plan.subject().value())
                .put("scope", plan.scope().value())
                .put("objective", plan.objective().fileName())
                .put("limits", limits(plan))
                .put("start", plan.start().toString())
                .put("end", plan.end().toString())
                .put("cost", plan.cost())
                .put("today", worth(plan.today()))
                .put("expected", worth(plan.expected()))
                .put("choice", choice(plan.choice()))
                .put(
                        "initiatives",
                        plan.initiatives().stream().map(PlanFiles::planned).toList())
                .put("criticalPath", ids(plan.criticalPath()))
                .put("phases", plan.phases().stream().map(PlanFiles::phase).toList())
                .put("periods", plan.periods().stream().map(PlanFiles::period).toList())
                .put("gaps", plan.gaps().stream().map(PlanFiles::gap).toList())
                .put("outcomes", outcomes(plan))
                .put(
                        "announcements",
                        plan.announcements().stream()
                                .map(announcement -> JsonObject.of()
                                        .put("stakeholder", announcement.stakeholder())
                                        .put("text", announcement.text().texts()))
                                .toList())
                .put(
                        "priorities",
                        plan.priorities().stream().map(PlanFiles::priority).toList());
    }

    /** {@code progress.json}: where a plan stands on a day. */
    public static JsonObject progress(PlanProgress progress) {
        return JsonObject.of()
                .put("asOf", progress.asOf().toString())
                .put(
                        "initiatives",
                        progress.lines().stream().map(PlanFiles::line).toList())
                .put(
                        "outcomes",
                        progress.outcomes().stream().map(PlanFiles::outcome).toList())
                .put("notTold", progress.notTold());
    }

    private static JsonObject line(PlanProgress.Line line) {
        LocalDate started = line.started();
        LocalDate finished = line.finished();
        return JsonObject.of()
                .put("id", line.planned().initiative().id().value())
                .put("standing", line.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("started", started == null ? null : started.toString())
                .put("finished", finished == null ? null : finished.toString())
                .put("due", line.planned().end().toString())
                .put("lateDays", line.lateDays())
                .put("overrun", line.overrun());
    }

    private static JsonObject outcome(PlanProgress.Outcome outcome) {
        Rational measured = outcome.measured();
        Rational share = outcome.share();
        return JsonObject.of()
                .put("kpi", outcome.expected().kpi())
                .put("unit", outcome.expected().unit())
                .put("from", decimal(outcome.expected().from()))
                .put("to", decimal(outcome.expected().to()))
                .put("measured", measured == null ? null : decimal(measured))
                .put("share", share == null ? null : decimal(share))
                .put("initiatives", ids(outcome.initiatives()));
    }

    /** {@code what-if.json}: the result as things stand and as they would be, and every node that differs with its cause. */
    public static JsonObject whatIf(DefinitionRef model, WhatIf whatIf) {
        return JsonObject.of()
                .put("model", ref(model))
                .put("subject", whatIf.before().subject().value())
                .put("scope", whatIf.before().scope().value())
                .put("before", worth(Worth.of(whatIf.before())))
                .put("after", worth(Worth.of(whatIf.after())))
                .put(
                        "limitBefore",
                        whatIf.before()
                                .root()
                                .limit()
                                .map(limit -> limit.sentence().texts())
                                .orElse(null))
                .put(
                        "limitAfter",
                        whatIf.after()
                                .root()
                                .limit()
                                .map(limit -> limit.sentence().texts())
                                .orElse(null))
                .put("changes", whatIf.changes().stream().map(PlanFiles::change).toList());
    }

    private static JsonObject change(WhatIf.Change change) {
        return JsonObject.of()
                .put("node", change.node().value())
                .put("title", change.title().texts())
                .put("scoreBefore", decimal(change.before()))
                .put("stateBefore", change.before().state())
                .put("scoreAfter", decimal(change.after()))
                .put("stateAfter", change.after().state())
                .put("levelBefore", change.levelBefore())
                .put("levelAfter", change.levelAfter())
                .put("because", change.because().stream().map(NodeId::value).toList())
                .put("initiatives", ids(change.initiatives()));
    }

    private static JsonObject limits(Roadmap plan) {
        Map<String, BigDecimal> budgets = new LinkedHashMap<>();
        plan.limits().phaseBudgets().forEach((phase, amount) -> budgets.put(phase.fileName(), amount));
        Map<String, BigDecimal> capacities = new LinkedHashMap<>();
        plan.limits().phaseCapacities().forEach((phase, amount) -> capacities.put(phase.fileName(), amount));
        return JsonObject.of()
                .put("budget", plan.limits().budget())
                .put("phaseBudgets", budgets)
                .put("phaseCapacities", capacities);
    }

    private static JsonObject choice(Choice choice) {
        JsonObject json = JsonObject.of().put("chosen", ids(choice.chosen())).put("proven", choice.isProven());
        choice.fold(
                additive -> json.put("value", additive.value())
                        .put("bound", additive.bound())
                        .put("gap", additive.gap()),
                rescored -> json.put("worth", worth(rescored.worth()))
                        .put("bound", worth(rescored.bound()))
                        .put("proof", rescored.proof().code())
                        .put("proofText", rescored.proof().text().texts()));
        return json.put("nodes", choice.nodes());
    }

    private static JsonObject planned(PlannedInitiative planned) {
        Initiative initiative = planned.initiative();
        Map<String, String> effects = new LinkedHashMap<>();
        initiative.effects().forEach(effect -> effects.put(effect.criterion().value(), effect.answer()));
        return JsonObject.of()
                .put("id", initiative.id().value())
                .put("title", initiative.title().texts())
                .put("phase", initiative.phase().fileName())
                .put("kind", initiative.kind().fileName())
                .put("cost", initiative.cost())
                .put("capacity", initiative.capacity())
                .put("risk", initiative.risk().fileName())
                .put("owner", initiative.owner())
                .put("start", planned.start().toString())
                .put("end", planned.end().toString())
                .put("slackDays", planned.slackDays())
                .put("critical", planned.isCritical())
                .put("after", ids(List.copyOf(initiative.after())))
                .put("effects", effects)
                .put(
                        "partners",
                        initiative.partners().stream()
                                .map(partner -> JsonObject.of()
                                        .put("name", partner.name())
                                        .put("kind", partner.kind().fileName())
                                        .put(
                                                "contribution",
                                                partner.contribution().texts()))
                                .toList());
    }

    private static JsonObject phase(PhaseProjection phase) {
        Map<String, BigDecimal> criteria = new LinkedHashMap<>();
        phase.criteria().forEach((criterion, score) -> criteria.put(criterion.value(), decimal(score)));
        return JsonObject.of()
                .put("phase", phase.phase().fileName())
                .put("initiatives", phase.initiatives())
                .put("cost", phase.cost())
                .put("capacity", phase.capacity())
                .put("end", phase.end().toString())
                .put("expected", worth(phase.expected()))
                .put("criteria", criteria);
    }

    private static JsonObject period(PeriodBalance period) {
        Map<String, BigDecimal> work = new LinkedHashMap<>();
        period.work().forEach((aspect, days) -> work.put(aspect, decimal(days)));
        return JsonObject.of()
                .put("from", period.from().toString())
                .put("until", period.until().toString())
                .put("days", work)
                .put("balance", period.index())
                .put("lacking", period.lacking());
    }

    private static JsonObject gap(Gap gap) {
        return JsonObject.of()
                .put("criterion", gap.criterion().value())
                .put("title", gap.title().texts())
                .put("score", decimal(gap.current()))
                .put("state", gap.current().state())
                .put("target", decimal(gap.target()))
                .put("level", gap.level())
                .put("priority", gap.priority());
    }

    private static List<JsonObject> outcomes(Roadmap plan) {
        List<JsonObject> outcomes = new ArrayList<>();
        for (PlannedInitiative planned : plan.initiatives()) {
            for (KpiOutcome outcome : planned.initiative().outcomes()) {
                outcomes.add(JsonObject.of()
                        .put("kpi", outcome.kpi())
                        .put("unit", outcome.unit())
                        .put("from", decimal(outcome.from()))
                        .put("to", decimal(outcome.to()))
                        .put("initiative", planned.initiative().id().value())
                        .put("due", planned.end().toString()));
            }
        }
        return outcomes;
    }

    private static JsonObject priority(InitiativePriority priority) {
        return JsonObject.of()
                .put("initiative", priority.initiative().id().value())
                .put("gain", decimal(priority.gain()))
                .put("levels", priority.levels())
                .put("effort", priority.effort())
                .put("risk", priority.initiative().risk().fileName())
                .put("priority", decimal(priority.priority()));
    }

    private static JsonObject worth(Worth worth) {
        return JsonObject.of()
                .put("level", worth.level())
                .put("score", worth.scored().map(PlanFiles::decimal).orElse(null));
    }

    private static JsonObject ref(DefinitionRef ref) {
        return JsonObject.of().put("id", ref.id()).put("version", ref.version()).put("sha256", ref.sha256());
    }

    private static List<String> ids(List<InitiativeId> ids) {
        return ids.stream().map(InitiativeId::value).toList();
    }

    private static @Nullable BigDecimal decimal(NodeScore score) {
        return score instanceof NodeScore.Scored scored ? decimal(scored.value()) : null;
    }

    private static BigDecimal decimal(Rational number) {
        return number.toBigDecimal(ScoreFiles.DECIMALS, RoundingMode.HALF_UP);
    }
}
