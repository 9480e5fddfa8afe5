package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.RaterAgreement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code agreement}: how far assessors who rated alone agree, and a sheet on which they settle what they differ on. */
@Command(name = "agreement", mixinStandardHelpOptions = true)
final class AgreementCommand implements Callable<Integer> {

    private static final double FIRM = 0.8;
    private static final double TENTATIVE = 0.667;
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "FILE", arity = "2..*")
    private List<Path> files = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        MaturityModel model = common.load();
        if (files.size() < 2) {
            throw new ParameterException(spec.commandLine(), "FILE FILE …");
        }
        List<Assessment> assessments = new ArrayList<>();
        files.forEach(file -> assessments.add(Common.answer(model, file)));
        requireTogether(assessments);
        RaterAgreement.Found found = RaterAgreement.of(model).among(assessments);
        OutputFolder.write(
                out,
                new TreeMap<>(Map.of(
                        "agreement.json", JsonOutput.text(json(model, found)), "consensus.csv", consensus(found))));
        print(model, found);
        return 0;
    }

    /** Each assessor once, all of them about the same. */
    private void requireTogether(List<Assessment> assessments) {
        Assessment first = assessments.get(0);
        for (int i = 1; i < assessments.size(); i++) {
            Assessment other = assessments.get(i);
            Path file = files.get(i).toAbsolutePath().normalize();
            if (files.subList(0, i).stream()
                    .anyMatch(earlier -> earlier.toAbsolutePath().normalize().equals(file))) {
                throw new ParameterException(
                        spec.commandLine(), PlanPhrase.SAME_FILE.line(common.language(), files.get(i)));
            }
            if (!first.subject().equals(other.subject()) || !first.scope().equals(other.scope())) {
                throw new ParameterException(
                        spec.commandLine(),
                        PlanPhrase.NOT_TOGETHER.line(
                                common.language(),
                                files.get(0),
                                files.get(i),
                                first.subject() + ", " + first.scope(),
                                other.subject() + ", " + other.scope()));
            }
        }
    }

    private JsonObject json(MaturityModel model, RaterAgreement.Found found) {
        return JsonObject.of()
                .put("model", ModelRef.json(model.ref()))
                .put("assessors", files.stream().map(Path::toString).toList())
                .put(
                        "parts",
                        found.parts().stream()
                                .map(part -> JsonObject.of()
                                        .put("node", part.node().value())
                                        .put("criteria", part.criteria())
                                        .put("krippendorffOrdinal", number(part.alpha()))
                                        .put("fleiss", number(part.fleiss()))
                                        .put("icc2", number(part.icc()))
                                        .put("exact", number(part.exact()))
                                        .put("withinOne", number(part.withinOne()))
                                        .put("state", state(part)))
                                .toList())
                .put(
                        "disputed",
                        found.disputed().stream()
                                .map(dispute -> JsonObject.of()
                                        .put("criterion", dispute.criterion().value())
                                        .put("answers", dispute.answers())
                                        .put("spread", dispute.spread()))
                                .toList());
    }

    /** Why figures are missing: nobody rated what another did, all gave one answer, or somebody left one out. */
    private static String state(RaterAgreement.Part part) {
        if (part.exact().isEmpty()) {
            return "no-pairs";
        }
        if (part.alpha().isEmpty()) {
            return "no-variation";
        }
        return part.fleiss().isEmpty() || part.icc().isEmpty() ? "gaps" : "ok";
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** One row for each criterion on which they differ: value and reason are to be filled in. */
    private String consensus(RaterAgreement.Found found) {
        List<String> head = new ArrayList<>(List.of("criterion", "value", "reason"));
        files.forEach(file -> head.add(file.getFileName().toString()));
        CsvText csv = new CsvText().row(head);
        for (RaterAgreement.Dispute dispute : found.disputed()) {
            List<String> row = new ArrayList<>(List.of(dispute.criterion().value(), "", ""));
            row.addAll(dispute.answers());
            csv.row(row);
        }
        return csv.toString();
    }

    private void print(MaturityModel model, RaterAgreement.Found found) {
        PrintWriter words = spec.commandLine().getOut();
        Language language = common.language();
        Texts texts = new Texts(model, language);
        RaterAgreement.Part whole = found.parts().get(0);
        words.println(Sentence.AGREE_HEAD.line(language, files.size(), whole.criteria()));
        for (RaterAgreement.Part part : found.parts()) {
            words.println(Sentence.AGREE_PART.line(
                    language,
                    texts.of(model.node(part.node()).title()),
                    shown(part.alpha(), 1, 3),
                    shown(part.exact(), 100, 0),
                    shown(part.withinOne(), 100, 0)));
        }
        words.println(verdict(whole.alpha()).line(language));
        if (!found.disputed().isEmpty()) {
            words.println(Sentence.AGREE_DISPUTED.line(language));
        }
        for (RaterAgreement.Dispute dispute :
                found.disputed().subList(0, Math.min(SHOWN, found.disputed().size()))) {
            words.println(
                    Sentence.AGREE_LINE.line(language, dispute.criterion(), String.join(" / ", dispute.answers())));
        }
        words.println(Phrase.WROTE.line(language, "agreement.json, consensus.csv", out));
    }

    private static Sentence verdict(OptionalDouble alpha) {
        if (alpha.isEmpty()) {
            return Sentence.AGREE_UNDEFINED;
        }
        double value = alpha.getAsDouble();
        return value >= FIRM
                ? Sentence.AGREE_FIRM
                : value >= TENTATIVE ? Sentence.AGREE_TENTATIVE : Sentence.AGREE_WEAK;
    }

    private static String shown(OptionalDouble value, int times, int decimals) {
        return value.isPresent()
                ? java.math.BigDecimal.valueOf(value.getAsDouble() * times)
                        .setScale(decimals, java.math.RoundingMode.HALF_UP)
                        .toPlainString()
                : "–";
    }
}
