package org.cxsdk.examples.scorer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.Mappings;
import org.cxsdk.maturity.model.FrameworkMapping;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.MappingCoverage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code coverage}: how much of another framework a model asks for, and what of the model the framework does not know. */
@Command(name = "coverage", mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {

    /** As many as fit on two lines; coverage.json names all of them. */
    private static final int MOST_NAMED = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--mapping", paramLabel = "ID|FILE")
    private List<String> mappings = new ArrayList<>();

    @Option(names = "--answers", paramLabel = "FILE")
    private @Nullable Path answers;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Override
    public Integer call() {
        MaturityModel model = common.load();
        Assessment assessment = answers == null ? null : Common.answer(model, answers);
        List<JsonObject> told = new ArrayList<>();
        for (String name : mappings.isEmpty() ? Mappings.builtIn() : mappings) {
            FrameworkMapping mapping = mapping(model, name);
            MappingCoverage coverage = assessment == null
                    ? MappingCoverage.of(model, mapping)
                    : MappingCoverage.of(
                            model,
                            mapping,
                            Common.scorer(model, common.asOf().or(() -> Scored.lastCollected(List.of(assessment))))
                                    .score(assessment)
                                    .root());
            tell(model, mapping, coverage);
            told.add(json(model, mapping, coverage));
        }
        if (out != null) {
            JsonObject json = JsonObject.of()
                    .put("model", ref(model.ref()))
                    .put(
                            "subject",
                            assessment == null ? null : assessment.subject().value())
                    .put("scope", assessment == null ? null : assessment.scope().value())
                    .put("mappings", told);
            OutputFolder.write(out, Map.of("coverage.json", JsonOutput.text(json)));
            say(PlanPhrase.WROTE, "coverage.json", out);
        }
        return 0;
    }

    private static FrameworkMapping mapping(MaturityModel model, String name) {
        return !Mappings.builtIn().contains(name) && Files.exists(Path.of(name))
                ? Mappings.read(model, Source.of(Path.of(name)))
                : Mappings.byId(model, name);
    }

    private void tell(MaturityModel model, FrameworkMapping mapping, MappingCoverage coverage) {
        Texts texts = new Texts(model, common.language());
        say(
                PlanPhrase.COVERAGE_HEAD,
                texts.of(mapping.title()),
                coverage.parts().size(),
                coverage.count(MappingCoverage.Degree.COVERED),
                coverage.count(MappingCoverage.Degree.TOUCHED),
                coverage.count(MappingCoverage.Degree.NOT_ANSWERED));
        spec.commandLine().getOut().println("  " + texts.of(mapping.standing()));
        for (MappingCoverage.Part part : coverage.parts()) {
            LocalizedText without = part.part().without();
            String by = without != null ? texts.of(without) : named(part.part());
            Optional<String> mean = part.mean().map(texts::number);
            PlanPhrase phrase = mean.isPresent() ? PlanPhrase.COVERAGE_SCORED : PlanPhrase.COVERAGE_LINE;
            say(phrase, texts.of(part.part().title()), texts.of(degree(part.degree())), by, mean.orElse(""));
        }
        if (coverage.unused().size() < model.criteria().size()) {
            String some = coverage.unused().stream()
                    .limit(MOST_NAMED)
                    .map(NodeId::value)
                    .collect(Collectors.joining(", "));
            String more = coverage.unused().size() > MOST_NAMED ? ", …" : "";
            say(PlanPhrase.COVERAGE_UNUSED, coverage.unused().size(), some + more);
        }
    }

    private static String named(FrameworkMapping.Part part) {
        List<String> names = new ArrayList<>();
        part.criteria().keySet().forEach(id -> names.add(id.value()));
        names.addAll(part.rules().keySet());
        return String.join(", ", names);
    }

    private static LocalizedText degree(MappingCoverage.Degree degree) {
        return switch (degree) {
            case COVERED -> LocalizedText.enAr("covered", "مغطى");
            case TOUCHED -> LocalizedText.enAr("touched", "جزئي");
            case NOT_ANSWERED -> LocalizedText.enAr("not answered", "غير مغطى");
        };
    }

    private static JsonObject json(MaturityModel model, FrameworkMapping mapping, MappingCoverage coverage) {
        List<JsonObject> parts = new ArrayList<>();
        for (MappingCoverage.Part part : coverage.parts()) {
            LocalizedText without = part.part().without();
            parts.add(JsonObject.of()
                    .put("part", part.part().id())
                    .put("title", part.part().title().texts())
                    .put("degree", word(part.degree()))
                    .put("criteria", strengths(part.part().criteria()))
                    .put("rules", strengths(part.part().rules()))
                    .put("without", without == null ? null : without.texts())
                    .put("mean", part.mean().map(CoverageCommand::decimal).orElse(null))
                    .put("counted", part.counted()));
        }
        return JsonObject.of()
                .put("mapping", ref(mapping.ref()))
                .put("title", mapping.title().texts())
                .put("publisher", mapping.publisher())
                .put("standing", mapping.standing().texts())
                .put("covered", coverage.count(MappingCoverage.Degree.COVERED))
                .put("touched", coverage.count(MappingCoverage.Degree.TOUCHED))
                .put("notAnswered", coverage.count(MappingCoverage.Degree.NOT_ANSWERED))
                .put("parts", parts)
                .put("unused", coverage.unused().stream().map(NodeId::value).toList())
                .put("criteria", model.criteria().size());
    }

    private static JsonObject strengths(Map<?, FrameworkMapping.Strength> strengths) {
        JsonObject json = JsonObject.of();
        strengths.forEach((id, strength) -> json.put(Objects.toString(id), word(strength)));
        return json;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BigDecimal decimal(Rational number) {
        return number.toBigDecimal(17, RoundingMode.HALF_UP);
    }

    private static JsonObject ref(org.cxsdk.core.DefinitionRef ref) {
        return JsonObject.of().put("id", ref.id()).put("version", ref.version()).put("sha256", ref.sha256());
    }

    private void say(PlanPhrase phrase, Object... values) {
        spec.commandLine().getOut().println(phrase.line(common.language(), values));
    }
}
