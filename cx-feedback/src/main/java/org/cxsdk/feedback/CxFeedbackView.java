package org.cxsdk.feedback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseStore;

/**
 * What a person answered under her pseudonym, as lines of the single customer view: what she was asked and what she chose, not
 * her words, which are opened with the response itself. Anonymous answers are nobody's and appear nowhere.
 */
final class CxFeedbackView implements CustomerViewPart {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    private final CxContext context;
    private final ResponseStore store;
    private final List<Instrument> known;

    CxFeedbackView(CxContext context, ResponseStore store, List<Instrument> known) {
        this.context = context;
        this.store = store;
        this.known = known;
    }

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public List<Line> about(SubjectId subject, int limit) {
        return context.read(session -> store.ofRespondent(session, subject, limit)).stream()
                .map(this::line)
                .toList();
    }

    private Line line(Response response) {
        Optional<Instrument> instrument = known.stream()
                .filter(candidate -> candidate.id().equals(response.instrument())
                        && candidate.ref().version().equals(response.version()))
                .findFirst();
        LocalizedText title = instrument
                .map(Instrument::title)
                .orElseGet(() -> LocalizedText.of("en", response.instrument().value()));
        return new Line(
                response.answeredAt(),
                "feedback.response",
                response.id().value(),
                LocalizedText.enAr(
                        title.in(Locale.ENGLISH) + chosen(instrument, response, Locale.ENGLISH),
                        title.in(ARABIC) + chosen(instrument, response, ARABIC)));
    }

    private static String chosen(Optional<Instrument> instrument, Response response, Locale language) {
        return instrument
                .map(asked -> asked.questions().stream()
                        .flatMap(question -> choice(question, response).stream())
                        .map(choice -> choice.text().in(language))
                        .collect(Collectors.joining(", ", ": ", ".")))
                .filter(text -> text.length() > 3)
                .orElse("");
    }

    private static Optional<Choice> choice(Question question, Response response) {
        return response.answer(question.id()) instanceof Answer.Chosen one
                ? question.choice(one.code())
                : Optional.empty();
    }
}
