package org.cxsdk.examples.scorer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.json.PlanFiles;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.PlanError;
import org.cxsdk.maturity.plan.WhatIf;
import org.cxsdk.maturity.score.AssessmentResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code what-if}: other answers or initiatives done; what changes, and why. */
@Command(name = "what-if", mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--answers", required = true, paramLabel = "FILE")
    private Path answers = Path.of("");

    @Option(names = "--set", paramLabel = "CRITERION[/FACE]=ANSWER")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--initiatives", paramLabel = "FILE")
    private @Nullable Path initiatives;

    @Option(names = "--take", paramLabel = "ID")
    private List<String> take = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (set.isEmpty() && take.isEmpty()) {
            throw new ParameterException(spec.commandLine(), PlanPhrase.NOTHING_ASKED.line(common.language()));
        }
        MaturityModel model = common.load();
        Assessment assessment = Common.answer(model, answers);
        List<Initiative> done = initiatives(model);
        WhatIf whatIf = WhatIf.of(
                model,
                Common.scorer(model, common.asOf().or(() -> Scored.lastCollected(List.of(assessment)))),
                assessment,
                changed(model),
                done);
        OutputFolder.write(out, Map.of("what-if.json", JsonOutput.text(PlanFiles.whatIf(model.ref(), whatIf))));
        tell(model, whatIf, done);
        say(PlanPhrase.WROTE, "what-if.json", out);
        return 0;
    }

    private List<Answer> changed(MaturityModel model) {
        List<Answer> changed = new ArrayList<>();
        set.forEach((place, value) -> {
            // CRITERION, or CRITERION/FACE where the model has faces
            int slash = model.faces() == null ? -1 : place.lastIndexOf('/');
            NodeId criterion = criterion(slash < 0 ? place : place.substring(0, slash));
            Answer answer = Absence.ofFileName(value)
                    .map(absence -> Answer.absent(criterion, absence))
                    .orElseGet(() -> Answer.of(criterion, value));
            changed.add(slash < 0 ? answer : answer.with(Faces.of(place.substring(slash + 1))));
        });
        return changed;
    }

    private NodeId criterion(String id) {
        try {
            return NodeId.of(id);
        } catch (IllegalArgumentException e) {
            throw new CxException(
                    MaturityError.UNFIT_ANSWERS,
                    "--set names no criterion: \"" + id + "\"",
                    "Write it like --set journeys.map=in-place, or CRITERION/FACE where the model has faces.",
                    e);
        }
    }

    private List<Initiative> initiatives(MaturityModel model) {
        if (take.isEmpty()) {
            return List.of();
        }
        if (initiatives == null) {
            throw new ParameterException(spec.commandLine(), PlanPhrase.NO_CATALOGUE.line(common.language()));
        }
        InitiativeCatalogue catalogue = InitiativeFiles.read(model, initiatives);
        List<InitiativeId> ids = take.stream().map(InitiativeId::of).toList();
        List<String> unknown = ids.stream()
                .filter(id -> catalogue.find(id).isEmpty())
                .map(InitiativeId::value)
                .toList();
        if (!unknown.isEmpty()) {
            throw new CxException(
                    PlanError.UNKNOWN,
                    "--take names initiatives that " + initiatives + " does not have: " + unknown,
                    "Use some of "
                            + catalogue.initiatives().stream()
                                    .map(initiative -> initiative.id().value())
                                    .toList() + ".");
        }
        return catalogue.withPrerequisites(ids);
    }

    private void tell(MaturityModel model, WhatIf whatIf, List<Initiative> done) {
        Texts texts = new Texts(model, common.language());
        if (!done.isEmpty()) {
            say(
                    PlanPhrase.TAKEN,
                    String.join(
                            ", ",
                            done.stream()
                                    .map(initiative -> texts.of(initiative.title()))
                                    .toList()));
        }
        say(PlanPhrase.NOW, standing(texts, whatIf.before()));
        say(PlanPhrase.THEN, standing(texts, whatIf.after()));
        for (WhatIf.Change change : whatIf.changes()) {
            if (model.node(change.node()) instanceof Criterion) {
                say(
                        PlanPhrase.CHANGES,
                        texts.of(change.title()),
                        texts.score(change.before()),
                        texts.score(change.after()));
            }
        }
        whatIf.after()
                .root()
                .limit()
                .ifPresent(limit -> spec.commandLine()
                        .getOut()
                        .println(limit.sentence()
                                .in(Locale.forLanguageTag(common.language().tag()))));
    }

    private String standing(Texts texts, AssessmentResult result) {
        String score = texts.score(result.root().score());
        return result.root()
                .level()
                .map(level -> PlanPhrase.LEVEL_AND_SCORE.line(common.language(), texts.level(level), score))
                .orElse(score);
    }

    private void say(PlanPhrase phrase, Object... values) {
        spec.commandLine().getOut().println(phrase.line(common.language(), values));
    }
}
