package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;

/**
 * The key drivers of a survey: the outcome is the rating of the first score, drivers are all other ratings that everybody was
 * asked. Only respondents who answered all of them count.
 *
 * @param outcome the outcome's question
 * @param drivers the drivers' questions, in the order of the instrument
 * @param result what each goes with
 * @param odds by what factor the odds of a better rating rise with each, ratings being taken as an order
 */
public record SurveyDrivers(
        QuestionId outcome, List<QuestionId> drivers, KeyDrivers.Result result, OrdinalLogit.Result odds) {

    public SurveyDrivers {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(odds, "odds");
        drivers = List.copyOf(drivers);
    }

    /** Analyses responses; empty if the instrument's first score is of no rating or there is no other one. */
    public static Optional<SurveyDrivers> of(Instrument instrument, Collection<Response> responses) {
        if (instrument.scores().isEmpty()) {
            return Optional.empty();
        }
        Question outcome =
                instrument.question(instrument.scores().get(0).question()).orElseThrow();
        List<Question> drivers = instrument.questions().stream()
                .filter(question ->
                        question.kind().isScale() && question.shownIf().isEmpty())
                .filter(question -> !question.id().equals(outcome.id()))
                .toList();
        if (!outcome.kind().isScale()
                || drivers.isEmpty()
                || !instrument.scores().get(0).items().isEmpty()) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        for (Response response : responses) {
            double[] row = new double[drivers.size() + 1];
            boolean complete = opinion(outcome, response, row, drivers.size());
            for (int j = 0; j < drivers.size() && complete; j++) {
                complete = opinion(drivers.get(j), response, row, j);
            }
            if (complete) {
                rows.add(row);
            }
        }
        double[] outcomes =
                rows.stream().mapToDouble(row -> row[drivers.size()]).toArray();
        double[][] values = rows.stream()
                .map(row -> java.util.Arrays.copyOf(row, drivers.size()))
                .toArray(double[][]::new);
        return Optional.of(new SurveyDrivers(
                outcome.id(),
                drivers.stream().map(Question::id).toList(),
                KeyDrivers.of(outcomes, values),
                OrdinalLogit.of(
                        rows.stream().mapToInt(row -> (int) row[drivers.size()]).toArray(), values)));
    }

    private static boolean opinion(Question question, Response response, double[] row, int place) {
        if (response.answer(question.id()) instanceof Answer.Chosen chosen
                && question.choice(chosen.code())
                        .filter(choice -> choice.kind() == Choice.Kind.OPINION)
                        .isPresent()) {
            row[place] = chosen.code();
            return true;
        }
        return false;
    }
}
