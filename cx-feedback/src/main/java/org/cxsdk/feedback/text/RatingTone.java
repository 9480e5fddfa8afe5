package org.cxsdk.feedback.text;

import java.util.Optional;
import java.util.Set;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreDirection;

/**
 * Question: does somebody praise or complain, by the rating that she gave with her words? A rating is the better signal where
 * there is one. The instrument's first score says what is good: its favourable codes, and as many codes at the other end of
 * the scale are bad; without such codes the outer quarters of the scale. "Don't know" is no rating. Stateless.
 */
final class RatingTone {

    private final Question question;
    private final Set<Integer> favourable;
    private final Set<Integer> unfavourable;
    private final boolean lowIsGood;

    private RatingTone(Question question, ScoreDefinition score) {
        this.question = question;
        this.favourable = score.favourable();
        this.unfavourable = score.unfavourable();
        this.lowIsGood = score.direction() == ScoreDirection.LOWER_IS_BETTER;
    }

    /** By the first score, if it is one of a rating. */
    static Optional<RatingTone> of(Instrument instrument) {
        if (instrument.scores().isEmpty()) {
            return Optional.empty();
        }
        ScoreDefinition first = instrument.scores().get(0);
        return instrument
                .question(first.question())
                .filter(question -> question.kind().isScale() && first.items().isEmpty())
                .map(question -> new RatingTone(question, first));
    }

    /** What the rating says; empty if none was given. */
    Optional<Sentiment> judge(Response response) {
        return response.answer(question.id()) instanceof Answer.Chosen chosen
                ? question.choice(chosen.code())
                        .filter(choice -> choice.kind() == Choice.Kind.OPINION)
                        .map(choice -> judge(choice.code()))
                : Optional.empty();
    }

    private Sentiment judge(int code) {
        int mirrored = question.lowestCode() + question.highestCode() - code;
        if (!favourable.isEmpty()) {
            boolean good = favourable.contains(code);
            boolean bad = unfavourable.isEmpty() ? favourable.contains(mirrored) : unfavourable.contains(code);
            // a share of the unhappy counts what is bad
            return good == bad ? Sentiment.NEUTRAL : good != lowIsGood ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
        }
        int steps = 4 * ((lowIsGood ? mirrored : code) - question.lowestCode());
        int span = question.highestCode() - question.lowestCode();
        return steps >= 3 * span ? Sentiment.POSITIVE : steps <= span ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
    }
}
