package org.cxsdk.examples.scorer;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.json.PlanFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.PlanLimits;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.plan.Roadmap;
import org.cxsdk.maturity.plan.RoadmapPlanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code roadmap}: initiatives and a budget in; what to do, when, and where it leads out. */
@Command(name = "roadmap", mixinStandardHelpOptions = true)
final class RoadmapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--answers", required = true, paramLabel = "FILE")
    private Path answers = Path.of("");

    @Option(names = "--initiatives", required = true, paramLabel = "FILE")
    private Path initiatives = Path.of("");

    @Option(names = "--budget", paramLabel = "AMOUNT")
    private @Nullable BigDecimal budget;

    @Option(names = "--phase-budget", paramLabel = "PHASE=AMOUNT")
    private Map<String, BigDecimal> phaseBudgets = new LinkedHashMap<>();

    @Option(names = "--phase-capacity", paramLabel = "PHASE=DAYS")
    private Map<String, BigDecimal> phaseCapacities = new LinkedHashMap<>();

    @Option(names = "--objective", paramLabel = "level|score|value")
    private String objective = Objective.LEVEL_THEN_SCORE.fileName();

    @Option(names = "--start", paramLabel = "DAY")
    private @Nullable LocalDate start;

    @Option(names = "--nodes", paramLabel = "N")
    private long nodes = 5_000;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        PlanLimits limits = limits();
        Objective wanted = wanted();
        if (nodes < 1) {
            throw bad("--nodes", nodes);
        }
        MaturityModel model = common.load();
        Assessment assessment = Common.answer(model, answers);
        InitiativeCatalogue catalogue = InitiativeFiles.read(model, initiatives);
        RoadmapPlanner planner = RoadmapPlanner.of(model, catalogue).withNodeLimit(nodes);
        Roadmap plan = common.asOf()
                .or(() -> Scored.lastCollected(List.of(assessment)))
                .map(moment -> planner.asOf(Common.day(moment)))
                .orElse(planner)
                .plan(assessment, limits, wanted, firstDay(assessment));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("roadmap.json", JsonOutput.text(PlanFiles.roadmap(plan)));
        files.put("report.html", RoadmapReport.html(model, catalogue, plan, common.language()));
        OutputFolder.write(out, files);
        tell(model, catalogue, plan);
        return 0;
    }

    private PlanLimits limits() {
        if (budget != null && budget.signum() < 0) {
            throw bad("--budget", budget);
        }
        PlanLimits limits = new PlanLimits(budget, Map.of(), Map.of());
        for (Map.Entry<String, BigDecimal> entry : phaseBudgets.entrySet()) {
            limits = limits.withBudget(phase("--phase-budget", entry), entry.getValue());
        }
        for (Map.Entry<String, BigDecimal> entry : phaseCapacities.entrySet()) {
            limits = limits.withCapacity(phase("--phase-capacity", entry), entry.getValue());
        }
        return limits;
    }

    private PlanPhase phase(String option, Map.Entry<String, BigDecimal> entry) {
        Optional<PlanPhase> phase = PlanPhase.ofFileName(entry.getKey());
        if (phase.isEmpty() || entry.getValue().signum() < 0) {
            List<String> names = new ArrayList<>();
            for (PlanPhase known : PlanPhase.values()) {
                names.add(known.fileName());
            }
            throw new ParameterException(
                    spec.commandLine(),
                    PlanPhrase.BAD_PHASE.line(
                            common.language(),
                            option,
                            entry.getKey() + "=" + entry.getValue(),
                            String.join(", ", names)));
        }
        return phase.get();
    }

    private Objective wanted() {
        for (Objective known : Objective.values()) {
            if (known.fileName().equals(objective)) {
                return known;
            }
        }
        throw bad("--objective", objective);
    }

    private ParameterException bad(String option, Object value) {
        return new ParameterException(spec.commandLine(), PlanPhrase.BAD_VALUE.line(common.language(), option, value));
    }

    private LocalDate firstDay(Assessment assessment) {
        if (start != null) {
            return start;
        }
        return Scored.lastCollected(List.of(assessment))
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC).plusDays(1))
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), PlanPhrase.NO_START.line(common.language())));
    }

    private void tell(MaturityModel model, InitiativeCatalogue catalogue, Roadmap plan) {
        Texts texts = new Texts(model, common.language());
        RoadmapWords words = new RoadmapWords(texts);
        say(PlanPhrase.NOW, words.worth(plan.today()));
        say(PlanPhrase.AFTER_ALL, words.worth(plan.expected()), plan.end().minusDays(1));
        say(
                PlanPhrase.CHOSEN_OF,
                plan.initiatives().size(),
                catalogue.initiatives().size(),
                Numbers.shortest(plan.cost(), 2),
                catalogue.currency().getCurrencyCode());
        spec.commandLine().getOut().println(words.proofLine(plan.choice()));
        say(PlanPhrase.WROTE, "roadmap.json, report.html", out);
    }

    private void say(PlanPhrase phrase, Object... values) {
        spec.commandLine().getOut().println(phrase.line(common.language(), values));
    }
}
