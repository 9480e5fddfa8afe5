package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.LevelResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: one criterion, or one part of the model, in words: what was answered, what it gives and what it stops. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--answers", required = true, paramLabel = "FILE|DIR")
    private Path answers = Path.of("");

    @Parameters(paramLabel = "CRITERION")
    private String wanted = "";

    @Override
    public Integer call() {
        MaturityModel model = common.load();
        List<Assessment> assessments = Common.answers(model, answers);
        boolean found = false;
        for (Assessment assessment : assessments) {
            Optional<java.time.Instant> moment = common.asOf().or(() -> Scored.lastCollected(List.of(assessment)));
            AssessmentResult result = Common.scorer(model, moment).score(assessment);
            Found place = find(result.root(), null);
            if (place != null) {
                found = true;
                tell(model, assessment, result, place, moment.map(Common::day).orElse(null));
            }
        }
        if (!found) {
            spec.commandLine().getErr().println(Sentence.NOWHERE.line(common.language(), wanted));
            return 2;
        }
        return 0;
    }

    /**
     * A node with its place.
     *
     * @param result its result
     * @param place its place below its parent; null for the whole
     * @param parent the parent; null for the whole
     */
    private record Found(
            NodeResult result,
            Input.@Nullable OfNode place,
            @Nullable NodeResult parent) {}

    private @Nullable Found find(NodeResult node, @Nullable Found up) {
        if (node.node().value().equals(wanted)) {
            return up == null ? new Found(node, null, null) : up;
        }
        for (Input input : node.inputs()) {
            if (input instanceof Input.OfNode below) {
                Found found = find(below.result(), new Found(below.result(), below, node));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void tell(
            MaturityModel model, Assessment assessment, AssessmentResult whole, Found found, @Nullable LocalDate day) {
        Language language = common.language();
        Texts texts = new Texts(model, language);
        Node node = model.node(found.result().node());
        say(Sentence.ASKED, assessment.subject() + ", " + assessment.scope(), texts.of(node.title()));
        say(Sentence.ASKED, node.id(), texts.of(node.question()));
        if (node instanceof Criterion criterion) {
            answer(criterion, found.result(), texts);
        }
        found.result()
                .score()
                .fold(
                        score -> say(Sentence.SCORES, texts.number(score)),
                        why -> say(Sentence.NO_SCORE, texts.of(why.text())));
        for (Input input : found.result().inputs()) {
            if (input instanceof Input.OfFace face) {
                say(
                        Sentence.FACE_SCORES,
                        texts.face(face.face()),
                        texts.score(face.score()),
                        steps(face.result(), texts));
            }
        }
        say(Sentence.HOW, steps(found.result(), texts));
        share(found, model, texts);
        for (Input input : found.result().inputs()) {
            if (input instanceof Input.OfNode below) {
                below(below, model, texts);
            }
        }
        stops(whole, found, texts);
        if (node instanceof Criterion criterion) {
            evidence(criterion, found.result(), assessment, day, texts);
            improve(criterion, found.result(), texts);
        }
    }

    /** One part, with its weight and what the model does about it, so that the figure above can be worked out by hand. */
    private void below(Input.OfNode part, MaturityModel model, Texts texts) {
        String title = texts.of(model.node(part.result().node()).title());
        MissingPolicy policy = part.policy();
        Rational counted = policy == null ? null : policy.value();
        if (policy == null) {
            say(Sentence.BELOW_WEIGHS, title, texts.score(part.score()), part.weight());
        } else if (counted != null) {
            say(Sentence.BELOW_COUNTS_AS, title, texts.score(part.score()), texts.number(counted), part.weight());
        } else {
            say(
                    Sentence.BELOW_LEFT,
                    title,
                    texts.score(part.score()),
                    texts.of(policy.equals(MissingPolicy.LEAVE_OUT) ? Phrase.LEFT_OUT : Phrase.MAKES_UNSCORED));
        }
    }

    private static String steps(NodeResult result, Texts texts) {
        return result.steps().stream()
                .map(step -> texts.of(step.rule().text()) + (step.detail().isEmpty() ? "" : " [" + step.detail() + "]"))
                .collect(Collectors.joining(" "));
    }

    private void answer(Criterion criterion, NodeResult result, Texts texts) {
        for (Answer answer : result.answers()) {
            String value = answer.value();
            String shown = value == null ? texts.of(Phrase.of(Objects.requireNonNull(answer.absence()))) : value;
            texts.face(answer)
                    .ifPresentOrElse(
                            face -> say(Sentence.ANSWERED_FACE, face, shown), () -> say(Sentence.ANSWERED, shown));
            if (value != null && criterion.answerType() instanceof AnswerType.Choice choice) {
                LocalizedText meaning = choice.anchors().get(value);
                if (meaning != null) {
                    say(Sentence.MEANS, texts.of(meaning));
                }
            }
        }
    }

    private void share(Found found, MaturityModel model, Texts texts) {
        Rational share = found.place() == null ? null : found.place().share();
        NodeResult parent = found.parent();
        if (share != null && parent != null) {
            say(
                    Sentence.SHARE,
                    texts.of(model.node(parent.node()).title()),
                    share.times(Rational.of(100)).toBigDecimal(1, RoundingMode.HALF_UP));
        }
    }

    /** Every sentence in which it limits a level, of the whole and of its parts. */
    private void stops(AssessmentResult whole, Found found, Texts texts) {
        whole.nodes().stream()
                .flatMap(node -> Optional.ofNullable(node.levels()).map(LevelResult::rungs).orElse(List.of()).stream())
                .flatMap(rung -> rung.requirements().stream())
                .flatMap(requirement -> requirement.limits().stream())
                .filter(limit -> limit.node().equals(found.result().node()))
                .map(Limit::sentence)
                .map(texts::of)
                .distinct()
                .forEach(sentence -> say(Sentence.STOPS, sentence));
    }

    private void evidence(
            Criterion criterion, NodeResult result, Assessment assessment, @Nullable LocalDate day, Texts texts) {
        List<EvidenceId> named = result.answers().stream()
                .flatMap(answer -> answer.evidence().stream())
                .toList();
        if (named.isEmpty()) {
            say(Sentence.NO_EVIDENCE);
        }
        for (EvidenceId id : named) {
            Evidence piece = assessment.evidence().get(id);
            if (piece != null) {
                say(Sentence.EVIDENCE, id, piece.title(), texts.of(EvidenceReview.phrase(piece.standingOn(day))));
            }
        }
        LocalizedText asked = criterion.evidence();
        if (asked != null) {
            say(Sentence.COUNTS_AS_EVIDENCE, texts.of(asked));
        }
    }

    private void improve(Criterion criterion, NodeResult result, Texts texts) {
        boolean applies = result.score().fold(score -> true, why -> !why.outOfScope());
        if (!applies) {
            return;
        }
        if (criterion.answerType() instanceof AnswerType.Choice choice) {
            Rational score = result.value().orElse(null);
            choice.options().stream()
                    .filter(option -> score == null || option.score().compareTo(score) > 0)
                    .min(java.util.Comparator.comparing(AnswerType.Option::score))
                    .ifPresent(next -> say(
                            Sentence.NEXT_ANSWER,
                            next.answer(),
                            texts.of(next.label()),
                            texts.of(choice.anchors().getOrDefault(next.answer(), next.label()))));
        }
        LocalizedText hint = criterion.hint();
        if (hint != null) {
            say(Sentence.IMPROVE, texts.of(hint));
        }
    }

    private boolean say(Sentence sentence, Object... values) {
        PrintWriter words = spec.commandLine().getOut();
        words.println(sentence.line(common.language(), values));
        return true;
    }
}
