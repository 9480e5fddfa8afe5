package org.cxsdk.feedback.json;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.InstrumentDocument.ChoiceDocument;
import org.cxsdk.feedback.json.InstrumentDocument.QuestionDocument;
import org.cxsdk.feedback.json.InstrumentDocument.ScoreDocument;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Loads instruments: those that come with the library by identifier, others from a document. */
public final class Instruments {

    /** Identifiers of the instruments that come with the library. */
    public static final Set<String> BUILT_IN = Set.of("ces-2", "csat-5", "govuk-satisfaction", "nhs-fft", "nps");

    private static final DocumentReader<InstrumentDocument> READER = DocumentReader.forType(InstrumentDocument.class);

    private Instruments() {}

    /** The instrument that comes with the library under this identifier, if there is one. */
    public static Optional<Instrument> builtIn(String id) {
        if (!BUILT_IN.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(read(Source.of(id + ".yaml", () -> resource(id))));
    }

    private static InputStream resource(String id) throws FileNotFoundException {
        String path = "/org/cxsdk/feedback/instruments/" + id + ".yaml";
        InputStream stream = Instruments.class.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException(path);
        }
        return stream;
    }

    /**
     * Reads an instrument from a YAML or JSON document.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; every violation is listed
     */
    public static Instrument read(Source source) {
        Loaded<InstrumentDocument> loaded = READER.read(source);
        InstrumentDocument document = loaded.document();
        Map<QuestionId, QuestionDocument> questions = checkQuestions(loaded, document);
        checkScores(loaded, document, questions);
        loaded.checkIdentifier("version", document.version());
        return instrument(loaded.checked(), loaded);
    }

    private static Map<QuestionId, QuestionDocument> checkQuestions(
            Loaded<InstrumentDocument> loaded, InstrumentDocument document) {
        Map<QuestionId, QuestionDocument> byId = new LinkedHashMap<>();
        List<QuestionDocument> questions = requireNonNullElse(document.questions(), List.of());
        for (int i = 0; i < questions.size(); i++) {
            QuestionDocument question = questions.get(i);
            String path = "questions[" + i + "]";
            if (question.id() != null && byId.putIfAbsent(question.id(), question) != null) {
                loaded.violation(path + ".id", "is the id of another question", "Give each question its own id.");
            }
            checkChoices(loaded, question, path);
        }
        return byId;
    }

    private static void checkChoices(Loaded<InstrumentDocument> loaded, QuestionDocument question, String path) {
        List<ChoiceDocument> choices = requireNonNullElse(question.choices(), List.of());
        if (question.kind() == Question.Kind.TEXT && !choices.isEmpty()) {
            loaded.violation(path + ".choices", "stands in a question of kind text", "Leave the choices out.");
        }
        if (question.kind() != null
                && question.kind() != Question.Kind.TEXT
                && opinions(question).size() < 2) {
            loaded.violation(
                    path + ".choices", "has fewer than two opinions to choose from", "Add choices with code and text.");
        }
        Set<Integer> codes = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            Integer code = choices.get(i).code();
            if (code != null && !codes.add(code)) {
                loaded.violation(
                        path + ".choices[" + i + "].code",
                        "is the code of another choice",
                        "Give each choice its own code.");
            }
        }
    }

    private static void checkScores(
            Loaded<InstrumentDocument> loaded,
            InstrumentDocument document,
            Map<QuestionId, QuestionDocument> questions) {
        Set<String> ids = new HashSet<>();
        List<ScoreDocument> scores = requireNonNullElse(document.scores(), List.of());
        for (int i = 0; i < scores.size(); i++) {
            ScoreDocument score = scores.get(i);
            String path = "scores[" + i + "]";
            if (score.id() != null && !ids.add(score.id())) {
                loaded.violation(path + ".id", "is the id of another score", "Give each score its own id.");
            }
            loaded.checkIdentifier(path + ".id", score.id());
            checkMethod(loaded, score, path);
            if (score.question() == null) {
                continue;
            }
            QuestionDocument question = questions.get(score.question());
            if (question == null) {
                loaded.unknown(
                        path + ".question",
                        score.question().value(),
                        "names no question of this instrument",
                        questions.keySet().stream().map(QuestionId::value).collect(Collectors.toSet()));
            } else if (question.kind() != null && question.kind() != Question.Kind.RATING) {
                loaded.violation(
                        path + ".question", "names a question that is no rating", "Score a question of kind rating.");
            } else {
                checkCodes(loaded, score.favourable(), question, path + ".favourable");
                checkCodes(loaded, score.unfavourable(), question, path + ".unfavourable");
            }
        }
    }

    private static void checkMethod(Loaded<InstrumentDocument> loaded, ScoreDocument score, String path) {
        if (score.method() == null) {
            return;
        }
        boolean net = score.method() == ScoreMethod.NET;
        boolean share = net || score.method() == ScoreMethod.TOP_BOX;
        boolean favourable = !requireNonNullElse(score.favourable(), List.of()).isEmpty();
        boolean unfavourable =
                !requireNonNullElse(score.unfavourable(), List.of()).isEmpty();
        String method = score.method().code();
        if (share && score.denominator() == null) {
            loaded.violation(
                    path + ".denominator",
                    "is missing, and method " + method + " is a share of something",
                    "Write opinions, opinions-and-dont-know or asked.");
        }
        if (!share && score.denominator() != null && score.denominator() != Denominator.OPINIONS) {
            loaded.violation(path + ".denominator", "does not fit a mean", "Write opinions, or leave it out.");
        }
        if (share != favourable) {
            loaded.violation(
                    path + ".favourable",
                    share ? "is missing, and method " + method + " needs it" : "does not fit method " + method,
                    share ? "List the codes that count in favour." : "Leave it out.");
        }
        if (net != unfavourable) {
            loaded.violation(
                    path + ".unfavourable",
                    net ? "is missing, and method net needs it" : "does not fit method " + method,
                    net ? "List the codes that count against." : "Leave it out.");
        }
        requireNonNullElse(score.favourable(), List.<Integer>of()).stream()
                .filter(requireNonNullElse(score.unfavourable(), List.<Integer>of())::contains)
                .forEach(code -> loaded.violation(
                        path + ".unfavourable", "holds the favourable code " + code, "Let each code count one way."));
    }

    private static void checkCodes(
            Loaded<InstrumentDocument> loaded, @Nullable List<Integer> codes, QuestionDocument question, String path) {
        Set<Integer> known = opinions(question);
        for (Integer code : requireNonNullElse(codes, List.<Integer>of())) {
            if (!known.contains(code)) {
                loaded.violation(
                        path, "holds " + code + ", which is no opinion of the question", "Use codes of " + known + ".");
            }
        }
    }

    private static Set<Integer> opinions(QuestionDocument question) {
        return requireNonNullElse(question.choices(), List.<ChoiceDocument>of()).stream()
                .filter(choice -> choice.code() != null)
                .filter(choice -> choice.kind() == null || choice.kind() == Choice.Kind.OPINION)
                .map(choice -> requireNonNull(choice.code()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Instrument instrument(InstrumentDocument document, Loaded<InstrumentDocument> loaded) {
        return new Instrument(
                loaded.ref(requireNonNull(document.id()).value(), requireNonNull(document.version())),
                requireNonNull(document.title()),
                requireNonNull(document.questions()).stream()
                        .map(Instruments::question)
                        .toList(),
                requireNonNullElse(document.scores(), List.<ScoreDocument>of()).stream()
                        .map(Instruments::score)
                        .toList());
    }

    private static Question question(QuestionDocument document) {
        return new Question(
                requireNonNull(document.id()),
                requireNonNull(document.wording()),
                requireNonNull(document.text()),
                requireNonNull(document.kind()),
                requireNonNullElse(document.choices(), List.<ChoiceDocument>of()).stream()
                        .map(choice -> new Choice(
                                requireNonNull(choice.code()),
                                requireNonNull(choice.text()),
                                requireNonNullElse(choice.kind(), Choice.Kind.OPINION)))
                        .toList(),
                Boolean.TRUE.equals(document.required()));
    }

    private static ScoreDefinition score(ScoreDocument document) {
        return new ScoreDefinition(
                requireNonNull(document.id()),
                requireNonNull(document.title()),
                requireNonNull(document.question()),
                requireNonNull(document.method()),
                Set.copyOf(requireNonNullElse(document.favourable(), List.of())),
                Set.copyOf(requireNonNullElse(document.unfavourable(), List.of())),
                requireNonNullElse(document.denominator(), Denominator.OPINIONS),
                requireNonNullElse(document.minimumN(), 1));
    }
}
