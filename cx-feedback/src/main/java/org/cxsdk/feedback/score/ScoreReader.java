package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreMethod;

/**
 * Question: what does one response add to a score? A whole number, or why there is none. The numbers are codes for scores
 * of one rating; 0 and 1 for choices of a question that takes several; -1, 0 and 1 for good less bad; differences of
 * codes for what was expected; and for an index of items the steps above the bottom of the scale, over all items.
 *
 * <p>Immutable and safe for use by many threads; some look-ups for each response.
 */
final class ScoreReader {

    /** The question was not shown. */
    static final int NOT_ASKED = Integer.MIN_VALUE;
    /** It was shown and left open, in whole or in part. */
    static final int NOT_ANSWERED = Integer.MIN_VALUE + 1;
    /** "Don't know". */
    static final int DONT_KNOW = Integer.MIN_VALUE + 2;
    /** "Not applicable". */
    static final int NOT_APPLICABLE = Integer.MIN_VALUE + 3;

    private static final int LARGEST_REASON = NOT_APPLICABLE;

    private final ScoreDefinition definition;
    private final List<Question> questions;
    private final List<Integer> spans;

    private ScoreReader(ScoreDefinition definition, List<Question> questions) {
        this.definition = definition;
        this.questions = questions;
        this.spans = new ArrayList<>();
        for (Question question : questions) {
            spans.add(question.kind().isScale() ? question.highestCode() - question.lowestCode() : 1);
        }
    }

    static ScoreReader of(Instrument instrument, ScoreDefinition definition) {
        return new ScoreReader(
                definition,
                definition.questions().stream()
                        .map(id -> instrument.question(id).orElseThrow())
                        .toList());
    }

    static ScoreReader of(ScoreDefinition definition, Question question) {
        return new ScoreReader(definition, List.of(question));
    }

    ScoreDefinition definition() {
        return definition;
    }

    static boolean isValue(int read) {
        return read > LARGEST_REASON;
    }

    /** The wordings it rests on. */
    String wording() {
        return questions.stream().map(Question::wording).collect(Collectors.joining("+"));
    }

    /** Least number that a response can add. */
    int lowest() {
        return switch (definition.method()) {
            case ITEM_INDEX -> 0;
            case NET_CHOICE -> -1;
            case GAP, MET, EXCEEDED -> -spans.get(0);
            default -> isMultiple() ? 0 : questions.get(0).lowestCode();
        };
    }

    /** Greatest number that a response can add. */
    int highest() {
        return switch (definition.method()) {
            case ITEM_INDEX -> spans.stream().mapToInt(Integer::intValue).sum();
            case NET_CHOICE -> 1;
            case GAP, MET, EXCEEDED -> spans.get(0);
            default -> isMultiple() ? 1 : questions.get(0).highestCode();
        };
    }

    private boolean isMultiple() {
        return questions.get(0).kind() == Question.Kind.MULTIPLE_CHOICE;
    }

    /** Whether a number counts in favour. */
    boolean isFavourable(int value) {
        return switch (definition.method()) {
            case NET_CHOICE -> value == 1;
            case MET -> value >= 0;
            case EXCEEDED -> value > 0;
            default -> isMultiple() ? value == 1 : definition.favourable().contains(value);
        };
    }

    /** Whether a number counts against. */
    boolean isUnfavourable(int value) {
        return definition.method() == ScoreMethod.NET_CHOICE
                ? value == -1
                : definition.unfavourable().contains(value);
    }

    /** The figure, from the mean of the numbers or the share they make. */
    Rational scaled(Rational mean) {
        Rational hundred = Rational.of(100);
        return switch (definition.method()) {
            case TOP_BOX, NET, NET_CHOICE, MET, EXCEEDED -> mean.times(hundred);
            case MEAN, GAP -> mean;
            case RESCALED_MEAN ->
                hundred.times(mean.minus(Rational.of(lowest()))).dividedBy(Rational.of(highest() - lowest()));
            case ITEM_INDEX ->
                hundred.times(mean)
                        .dividedBy(Rational.of(highest()))
                        .times(definition.factor())
                        .plus(definition.constant());
        };
    }

    /** Between what the figure can lie. */
    Score.Scale scale() {
        return switch (definition.method()) {
            case TOP_BOX, MET, EXCEEDED -> new Score.Scale(Rational.ZERO, Rational.of(100));
            case NET, NET_CHOICE -> new Score.Scale(Rational.of(-100), Rational.of(100));
            case MEAN, RESCALED_MEAN, GAP, ITEM_INDEX -> {
                Rational one = scaled(Rational.of(lowest()));
                Rational other = scaled(Rational.of(highest()));
                yield one.compareTo(other) <= 0 ? new Score.Scale(one, other) : new Score.Scale(other, one);
            }
        };
    }

    /** What a response adds: a number, or one of the reasons why there is none. */
    int read(Response response) {
        return switch (definition.method()) {
            case ITEM_INDEX -> items(response);
            case GAP, MET, EXCEEDED -> difference(response);
            case NET_CHOICE -> net(response);
            default -> single(questions.get(0), response.answer(questions.get(0).id()));
        };
    }

    private int single(Question question, Answer answer) {
        if (answer instanceof Answer.NotAsked) {
            return NOT_ASKED;
        }
        if (answer instanceof Answer.Chosen chosen) {
            Choice choice = question.choice(chosen.code())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "code " + chosen.code() + " is no answer of question " + question.id()));
            return switch (choice.kind()) {
                case OPINION -> choice.code();
                case DONT_KNOW -> DONT_KNOW;
                case NOT_APPLICABLE -> NOT_APPLICABLE;
            };
        }
        if (question.kind() == Question.Kind.MULTIPLE_CHOICE) {
            // every choice was offered: not taken is 0, also where nothing was
            return has(answer, definition.favourable()) ? 1 : 0;
        }
        return NOT_ANSWERED;
    }

    private static boolean has(Answer answer, Set<Integer> codes) {
        return answer instanceof Answer.ChosenMany many && many.codes().stream().anyMatch(codes::contains);
    }

    private int items(Response response) {
        int sum = 0;
        boolean asked = false;
        boolean complete = true;
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            int value = single(question, response.answer(question.id()));
            asked |= value != NOT_ASKED;
            if (!isValue(value)) {
                complete = false;
            } else {
                sum += definition.items().get(i).reversed()
                        ? question.highestCode() - value
                        : value - question.lowestCode();
            }
        }
        return !asked ? NOT_ASKED : complete ? sum : NOT_ANSWERED;
    }

    private int difference(Response response) {
        int experienced =
                single(questions.get(0), response.answer(questions.get(0).id()));
        int expected = single(questions.get(1), response.answer(questions.get(1).id()));
        if (!isValue(experienced)) {
            return experienced;
        }
        return isValue(expected) ? experienced - expected : expected;
    }

    private int net(Response response) {
        Answer good = response.answer(questions.get(0).id());
        Answer bad = response.answer(questions.get(1).id());
        if (good instanceof Answer.NotAsked && bad instanceof Answer.NotAsked) {
            return NOT_ASKED;
        }
        return (has(good, definition.favourable()) ? 1 : 0) - (has(bad, definition.favourable()) ? 1 : 0);
    }

    @Override
    public String toString() {
        return Objects.toString(definition.id());
    }
}
