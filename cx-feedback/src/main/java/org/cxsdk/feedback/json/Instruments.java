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
import java.util.stream.Stream;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.InstrumentDocument.ChoiceDocument;
import org.cxsdk.feedback.json.InstrumentDocument.ConditionDocument;
import org.cxsdk.feedback.json.InstrumentDocument.ItemDocument;
import org.cxsdk.feedback.json.InstrumentDocument.QuestionDocument;
import org.cxsdk.feedback.json.InstrumentDocument.RowDocument;
import org.cxsdk.feedback.json.InstrumentDocument.ScoreDocument;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreDirection;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Loads instruments: those that come with the library by identifier, others from a document. */
public final class Instruments {

    /** Identifiers of the instruments that come with the library. */
    public static final Set<String> BUILT_IN = Set.of(
            "a11-v1",
            "a11-v2",
            "a11-v2-radio",
            "arta-csm",
            "canada-task-success",
            "ces-1",
            "ces-2",
            "csat-5",
            "employee",
            "expectation-5",
            "govuk-satisfaction",
            "happiness-meter",
            "nhs-fft",
            "nps",
            "singapore-6",
            "sus",
            "thumbs",
            "umux-lite");

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
            if (question.rows() != null) {
                checkRows(loaded, question, path, byId);
            } else if (question.id() != null && byId.putIfAbsent(question.id(), question) != null) {
                loaded.violation(path + ".id", "is the id of another question", "Give each question its own id.");
            }
            checkChoices(loaded, question, path);
            checkConditions(loaded, question, path, byId);
        }
        return byId;
    }

    /** A matrix: several questions with the same kind, choices and conditions. */
    private static void checkRows(
            Loaded<InstrumentDocument> loaded,
            QuestionDocument matrix,
            String path,
            Map<QuestionId, QuestionDocument> byId) {
        List<RowDocument> rows = requireNonNullElse(matrix.rows(), List.of());
        if (rows.isEmpty() || matrix.kind() != null && !matrix.kind().hasChoices()) {
            loaded.violation(
                    path + ".rows",
                    rows.isEmpty() ? "is empty" : "stand in a question without choices",
                    "Give a matrix a kind with choices, and rows with id, wording and text.");
        }
        for (int i = 0; i < rows.size(); i++) {
            QuestionId id = rows.get(i).id();
            if (id != null && byId.putIfAbsent(id, row(matrix, rows.get(i))) != null) {
                loaded.violation(
                        path + ".rows[" + i + "].id", "is the id of another question", "Give each row its own id.");
            }
        }
    }

    private static QuestionDocument row(QuestionDocument matrix, RowDocument row) {
        return new QuestionDocument(
                row.id(),
                row.wording(),
                row.text(),
                matrix.kind(),
                matrix.required(),
                matrix.choices(),
                matrix.shownIf(),
                null);
    }

    private static Stream<QuestionDocument> rows(QuestionDocument question) {
        return question.rows() == null
                ? Stream.of(question)
                : question.rows().stream().map(row -> row(question, row));
    }

    private static void checkChoices(Loaded<InstrumentDocument> loaded, QuestionDocument question, String path) {
        List<ChoiceDocument> choices = requireNonNullElse(question.choices(), List.of());
        Question.Kind kind = question.kind();
        if (kind != null && !kind.hasChoices() && !choices.isEmpty()) {
            loaded.violation(
                    path + ".choices", "stands in a question of kind " + kind.code(), "Leave the choices out.");
        }
        int least = kind == Question.Kind.MULTIPLE_CHOICE ? 1 : 2;
        if (kind != null && kind.hasChoices() && opinions(question).size() < least) {
            loaded.violation(
                    path + ".choices",
                    "has fewer than " + (least == 1 ? "one opinion" : "two opinions") + " to choose from",
                    "Add choices with code and text.");
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

    /** A condition looks back, to a question with choices that has the codes. */
    private static void checkConditions(
            Loaded<InstrumentDocument> loaded,
            QuestionDocument question,
            String path,
            Map<QuestionId, QuestionDocument> before) {
        List<ConditionDocument> conditions = requireNonNullElse(question.shownIf(), List.of());
        for (int i = 0; i < conditions.size(); i++) {
            QuestionId earlier = conditions.get(i).question();
            if (earlier == null) {
                continue;
            }
            QuestionDocument asked = before.get(earlier);
            String place = path + ".shownIf[" + i + "]";
            if (asked == null || earlier.equals(question.id())) {
                loaded.unknown(
                        place + ".question",
                        earlier.value(),
                        "names no question that is asked before",
                        before.keySet().stream()
                                .filter(id -> !id.equals(question.id()))
                                .map(QuestionId::value)
                                .collect(Collectors.toSet()));
            } else {
                checkCodes(loaded, conditions.get(i).codes(), asked, place + ".codes");
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
            List<ItemDocument> items = requireNonNullElse(score.items(), List.of());
            if (score.method() != null && items.isEmpty() && score.question() == null) {
                loaded.violation(path + ".question", "is missing", "Name the question that is scored.");
            }
            if (score.question() != null) {
                checkScored(loaded, score, score.question(), path + ".question", questions);
                QuestionDocument question = questions.get(score.question());
                if (question != null
                        && question.kind() != null
                        && question.kind().hasChoices()) {
                    checkCodes(loaded, score.favourable(), question, path + ".favourable");
                    checkCodes(loaded, score.unfavourable(), question, path + ".unfavourable");
                }
            }
            if (score.against() != null) {
                checkScored(loaded, score, score.against(), path + ".against", questions);
            }
            Set<Set<Integer>> scales = new HashSet<>();
            for (int k = 0; k < items.size(); k++) {
                QuestionId item = items.get(k).question();
                if (item != null) {
                    checkScored(loaded, score, item, path + ".items[" + k + "].question", questions);
                    if (questions.containsKey(item)) {
                        scales.add(opinions(requireNonNull(questions.get(item))));
                    }
                }
            }
            if (scales.size() > 1) {
                loaded.violation(path + ".items", "have different scales", "Put items of one scale into an index.");
            }
        }
    }

    private static void checkScored(
            Loaded<InstrumentDocument> loaded,
            ScoreDocument score,
            QuestionId id,
            String path,
            Map<QuestionId, QuestionDocument> questions) {
        QuestionDocument question = questions.get(id);
        boolean choices = score.method() == ScoreMethod.TOP_BOX || score.method() == ScoreMethod.NET_CHOICE;
        if (question == null) {
            loaded.unknown(
                    path,
                    id.value(),
                    "names no question of this instrument",
                    questions.keySet().stream().map(QuestionId::value).collect(Collectors.toSet()));
        } else if (question.kind() != null
                && !(choices ? question.kind().hasChoices() : question.kind().isScale())) {
            loaded.violation(
                    path,
                    choices ? "names a question without choices" : "names a question that is no rating",
                    choices ? "Score a question with choices." : "Score a question of kind rating.");
        }
    }

    private static void checkMethod(Loaded<InstrumentDocument> loaded, ScoreDocument score, String path) {
        if (score.method() == null) {
            return;
        }
        boolean net = score.method() == ScoreMethod.NET;
        boolean share = net || score.method() == ScoreMethod.TOP_BOX || score.method() == ScoreMethod.NET_CHOICE;
        boolean second = score.method() == ScoreMethod.GAP
                || score.method() == ScoreMethod.MET
                || score.method() == ScoreMethod.EXCEEDED
                || score.method() == ScoreMethod.NET_CHOICE;
        if (second == (score.against() == null)) {
            loaded.violation(
                    path + ".against",
                    (second ? "is missing, and method needs it: " : "does not fit method ")
                            + score.method().code(),
                    second ? "Name the question to set against it." : "Leave it out.");
        }
        boolean index = score.method() == ScoreMethod.ITEM_INDEX;
        if (index == requireNonNullElse(score.items(), List.of()).isEmpty()) {
            loaded.violation(
                    path + ".items",
                    index
                            ? "is missing, and method item-index needs it"
                            : "does not fit method " + score.method().code(),
                    index ? "List the questions of the index." : "Leave it out.");
        }
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
                        .flatMap(Instruments::rows)
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
                Boolean.TRUE.equals(document.required()),
                requireNonNullElse(document.shownIf(), List.<ConditionDocument>of()).stream()
                        .map(condition -> new Question.Condition(
                                requireNonNull(condition.question()), Set.copyOf(requireNonNull(condition.codes()))))
                        .toList());
    }

    private static ScoreDefinition score(ScoreDocument document) {
        List<ScoreDefinition.Item> items = requireNonNullElse(document.items(), List.<ItemDocument>of()).stream()
                .map(item ->
                        new ScoreDefinition.Item(requireNonNull(item.question()), Boolean.TRUE.equals(item.reversed())))
                .toList();
        return new ScoreDefinition(
                ScoreId.of(requireNonNull(document.id())),
                requireNonNull(document.title()),
                document.question() == null ? items.get(0).question() : document.question(),
                requireNonNull(document.method()),
                Set.copyOf(requireNonNullElse(document.favourable(), List.of())),
                Set.copyOf(requireNonNullElse(document.unfavourable(), List.of())),
                requireNonNullElse(document.denominator(), Denominator.OPINIONS),
                requireNonNullElse(document.minimumN(), 1),
                document.against(),
                items,
                document.factor() == null ? Rational.ONE : Rational.of(document.factor()),
                document.constant() == null ? Rational.ZERO : Rational.of(document.constant()),
                requireNonNullElse(document.direction(), ScoreDirection.HIGHER_IS_BETTER));
    }
}
