package org.cxsdk.maturity.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/** From OWASP SAMM's core model to a model document. */
final class SammImport {

    private static final DocumentReader<SammDocument> READER = DocumentReader.forType(SammDocument.class);

    /** Practices that the official spreadsheet names otherwise than the core model; a result is found by either name. */
    private static final Map<String, String> SPREADSHEET_NAMES = Map.of(
            "Strategy and Metrics", "Strategy & Metrics",
            "Policy and Compliance", "Policy & Compliance",
            "Education and Guidance", "Education & Guidance",
            "Requirements-driven Testing", "Requirements Testing");

    private final Loaded<SammDocument> loaded;
    private final SammDocument document;
    private final Map<String, SammDocument.Function> functions;
    private final Map<String, SammDocument.Practice> practices;
    private final Map<String, SammDocument.Stream> streams;
    private final Map<String, SammDocument.PracticeLevel> practiceLevels;
    private final Map<String, SammDocument.MaturityLevel> maturityLevels;
    private final Map<String, SammDocument.Activity> activities;
    private final Map<String, SammDocument.AnswerSet> answerSets;

    private SammImport(Loaded<SammDocument> loaded) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.functions = byId(document.functions(), SammDocument.Function::id);
        this.practices = byId(document.practices(), SammDocument.Practice::id);
        this.streams = byId(document.streams(), SammDocument.Stream::id);
        this.practiceLevels = byId(document.practiceLevels(), SammDocument.PracticeLevel::id);
        this.maturityLevels = byId(document.maturityLevels(), SammDocument.MaturityLevel::id);
        this.activities = byId(document.activities(), SammDocument.Activity::id);
        this.answerSets = byId(document.answerSets(), SammDocument.AnswerSet::id);
    }

    static JsonObject model(Source core) {
        return new SammImport(READER.read(core)).map();
    }

    /**
     * A question with its place.
     *
     * @param question the question
     * @param practice its practice
     * @param stream its stream
     * @param level number of its level
     */
    private record Place(
            SammDocument.Question question, SammDocument.Practice practice, SammDocument.Stream stream, int level) {

        /** As the spreadsheet names it: function, practice, stream, level, number; {@code G-SM-A-1-1}. */
        String id() {
            String code = Objects.requireNonNull(question.code());
            return code.substring(0, code.indexOf('-')) + "-" + practice.shortName() + "-" + stream.letter() + "-"
                    + level + "-" + question.order();
        }

        String levelId() {
            String id = id();
            return id.substring(0, id.indexOf('-')) + "-" + practice.shortName() + "-" + level;
        }
    }

    private JsonObject map() {
        requireReferences();
        loaded.check();
        List<Place> places = places();
        loaded.check();
        return JsonObject.of()
                .put("id", "owasp-samm")
                .put("version", version())
                .put("title", en("OWASP SAMM, Software Assurance Maturity Model"))
                .put(
                        "description",
                        en(
                                "Imported from the OWASP SAMM core model. Scores as in its official spreadsheet: a question without "
                                        + "an answer counts 0. The levels are those of CX SDK: a level is reached when every "
                                        + "question up to it is answered with the full value."))
                .put(
                        "source",
                        en(Objects.requireNonNullElse(document.source(), "https://owaspsamm.org") + ", "
                                + Objects.requireNonNullElse(document.licence(), "CC BY-SA 4.0, OWASP SAMM project")))
                .put("range", JsonObject.of().put("min", 0).put("max", 3))
                .put("levels", levels())
                .put("scales", scales())
                .put("ladders", JsonObject.of().put("full", rungs()))
                .put("root", root(places));
    }

    // ---- what refers to what

    private void requireReferences() {
        orEmpty(document.practices()).forEach(p -> require(p, "function", p.function(), functions));
        orEmpty(document.streams()).forEach(s -> require(s, "practice", s.practice(), practices));
        orEmpty(document.practiceLevels()).forEach(l -> {
            require(l, "practice", l.practice(), practices);
            require(l, "maturityLevel", l.maturityLevel(), maturityLevels);
        });
        orEmpty(document.activities()).forEach(a -> {
            require(a, "stream", a.stream(), streams);
            require(a, "level", a.level(), practiceLevels);
        });
        orEmpty(document.questions()).forEach(q -> {
            require(q, "activity", q.activity(), activities);
            require(q, "answerSet", q.answerSet(), answerSets);
            if (q.code() != null && q.code().indexOf('-') < 1) {
                loaded.violation(
                        loaded.pathOf(q, "code"),
                        "does not begin with the letter of a function",
                        "Write it like D-SA-1-A");
            }
        });
    }

    private void require(Record owner, String key, @Nullable String id, Map<String, ?> known) {
        if (id != null && !known.containsKey(id)) {
            loaded.violation(
                    loaded.pathOf(owner, key),
                    "refers to nothing in this document",
                    "Add what it refers to, or mend it");
        }
    }

    private List<Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        for (SammDocument.Question question : orEmpty(document.questions())) {
            SammDocument.Activity activity = of(activities, question.activity());
            SammDocument.Stream stream = of(streams, activity.stream());
            SammDocument.PracticeLevel level = of(practiceLevels, activity.level());
            Place place = new Place(
                    question,
                    of(practices, stream.practice()),
                    stream,
                    Objects.requireNonNull(
                            of(maturityLevels, level.maturityLevel()).number()));
            if (places.putIfAbsent(place.id(), place) != null) {
                loaded.violation(
                        loaded.pathOf(question),
                        "is a second question " + place.id(),
                        "Give each question of a stream and level its own order");
            }
        }
        return new ArrayList<>(places.values());
    }

    // ---- the document

    private String version() {
        // the source names the commit it was taken from; a release number does not stand in the core model
        String source = Objects.requireNonNullElse(document.source(), "");
        int at = source.indexOf('@');
        String commit = at < 0 ? "" : source.substring(at + 1).strip();
        return commit.isEmpty() ? "unversioned" : commit.substring(0, Math.min(12, commit.length()));
    }

    private List<JsonObject> levels() {
        List<JsonObject> levels = new ArrayList<>();
        levels.add(JsonObject.of()
                .put("number", 0)
                .put("name", en("Level 0"))
                .put("test", en("Not every activity of the first level is in full use.")));
        for (SammDocument.MaturityLevel level : levelsInOrder()) {
            levels.add(JsonObject.of()
                    .put("number", level.number())
                    .put("name", en("Level " + level.number()))
                    .put("test", en(Objects.requireNonNullElse(level.description(), "Level " + level.number()))));
        }
        return levels;
    }

    private List<JsonObject> rungs() {
        return levelsInOrder().stream()
                .map(level -> JsonObject.of()
                        .put("level", level.number())
                        .put(
                                "require",
                                List.of(JsonObject.of()
                                        .put("id", "full-" + level.number())
                                        .put("level", level.number())
                                        .put("each", ">= 1"))))
                .toList();
    }

    private JsonObject scales() {
        JsonObject scales = JsonObject.of();
        for (SammDocument.AnswerSet set : orEmpty(document.answerSets())) {
            List<SammDocument.AnswerValue> values = new ArrayList<>(orEmpty(set.values()));
            values.sort(Comparator.comparing(SammDocument.AnswerValue::value));
            scales.put(
                    Objects.requireNonNull(set.code()),
                    values.stream()
                            .map(value -> JsonObject.of()
                                    .put(
                                            "answer",
                                            decimal(Objects.requireNonNull(value.value()))
                                                    .toPlainString())
                                    .put("score", decimal(Objects.requireNonNull(value.value())))
                                    .put("label", en(words(Objects.requireNonNull(value.text())))))
                            .toList());
        }
        return scales;
    }

    /** Answers stand in decimals in the core model, so nothing is rounded. */
    private static BigDecimal decimal(Rational value) {
        return value.toBigDecimal(12, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static String words(DocumentNode text) {
        return text.truth().map(yes -> yes ? "Yes" : "No").orElse(text.text());
    }

    private JsonObject root(List<Place> places) {
        List<JsonObject> children = functionsInOrder().stream()
                .map(function -> function(function, places))
                .toList();
        return JsonObject.of()
                .put("id", "Overall")
                .put("title", en("Overall"))
                .put("aggregation", "mean")
                .put("missing", "count-as 0")
                .put(
                        "missingBy",
                        JsonObject.of().put("not-applicable", "forbidden").put("not-relevant", "forbidden"))
                .put("ladder", "full")
                .put("children", children);
    }

    private JsonObject function(SammDocument.Function function, List<Place> places) {
        String name = Objects.requireNonNull(function.name());
        List<JsonObject> children = orEmpty(document.practices()).stream()
                .filter(practice -> Objects.equals(practice.function(), function.id()))
                .sorted(Comparator.comparing(SammDocument.Practice::order))
                .map(practice -> practice(name, practice, places))
                .toList();
        return group(name, name, "mean", children).put("ladder", "full");
    }

    private JsonObject practice(String function, SammDocument.Practice practice, List<Place> places) {
        Map<Integer, List<Place>> byLevel = new TreeMap<>();
        places.stream()
                .filter(place -> place.practice() == practice)
                .sorted(Comparator.comparing(
                        place -> place.stream().letter() + place.question().order()))
                .forEach(place -> byLevel.computeIfAbsent(place.level(), l -> new ArrayList<>())
                        .add(place));
        List<JsonObject> levels = new ArrayList<>();
        byLevel.forEach((number, questions) -> levels.add(group(
                        questions.get(0).levelId(),
                        "Level " + number,
                        "mean",
                        questions.stream().map(this::question).toList())
                .put("reported", false)));
        // practice = sum over the levels of mean(stream A, stream B)
        String name = Objects.requireNonNull(practice.name());
        String inSpreadsheet = SPREADSHEET_NAMES.getOrDefault(name, name);
        JsonObject scored = group(function + " / " + inSpreadsheet, inSpreadsheet, "sum", levels)
                .put("ladder", "full");
        return name.equals(inSpreadsheet)
                ? scored
                : group(function + " / " + name, name, "mean", List.of(scored)).put("ladder", "full");
    }

    private JsonObject question(Place place) {
        JsonObject question = JsonObject.of()
                .put("id", place.id())
                .put("title", en(Objects.requireNonNull(place.question().text())))
                .put("reported", false)
                .put("level", place.level())
                .put(
                        "answer",
                        JsonObject.of()
                                .put("type", "choice")
                                .put(
                                        "scale",
                                        of(answerSets, place.question().answerSet())
                                                .code()));
        List<String> quality = orEmpty(place.question().quality());
        return quality.isEmpty() ? question : question.put("evidence", en(String.join("; ", quality)));
    }

    private static JsonObject group(String id, String title, String aggregation, List<JsonObject> children) {
        return JsonObject.of()
                .put("id", id)
                .put("title", en(title))
                .put("aggregation", aggregation)
                .put("children", children);
    }

    // ---- small things

    private List<SammDocument.Function> functionsInOrder() {
        return functions.values().stream()
                .sorted(Comparator.comparing(SammDocument.Function::order))
                .toList();
    }

    private List<SammDocument.MaturityLevel> levelsInOrder() {
        return maturityLevels.values().stream()
                .sorted(Comparator.comparing(SammDocument.MaturityLevel::number))
                .toList();
    }

    static Map<String, String> en(String text) {
        return new TreeMap<>(Map.of("en", text));
    }

    private static <T> Map<String, T> byId(@Nullable List<T> things, Function<T, @Nullable String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T thing : orEmpty(things)) {
            String key = id.apply(thing);
            if (key != null) {
                map.put(key, thing);
            }
        }
        return map;
    }

    private static <T> T of(Map<String, T> things, @Nullable String id) {
        return Objects.requireNonNull(things.get(Objects.requireNonNull(id)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
