package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.maturity.json.SammImport.en;

/**
 * From the Open Data Maturity survey to a model document. A positive answer scores the highest level, because as far as that
 * question goes it is open; a negative one the level that it carries. The table of an activity then reads: the first
 * question whose answer is below the highest level gives its level, else the highest.
 */
final class OdiImport {

    private static final DocumentReader<OdiDocument> READER = DocumentReader.forType(OdiDocument.class);

    private final Loaded<OdiDocument> loaded;
    private final OdiDocument document;
    private final int highest;
    private final Map<String, List<String>> notes = new LinkedHashMap<>();

    private OdiImport(Loaded<OdiDocument> loaded) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.highest = orEmpty(document.levels()).size();
        orEmpty(document.improvements())
                .forEach(i -> notes.computeIfAbsent(String.valueOf(i.answer()), a -> new ArrayList<>())
                        .add(String.valueOf(i.note())));
    }

    static JsonObject model(Source survey) {
        return new OdiImport(READER.read(survey)).map();
    }

    private JsonObject map() {
        Map<String, List<OdiDocument.Question>> chains = chains();
        loaded.check();
        return JsonObject.of()
                .put("id", "open-data-maturity")
                .put("version", "1")
                .put("title", en("Open Data Maturity"))
                .put(
                        "description",
                        en("Imported from the Open Data Maturity survey. An activity is a chain of questions: the"
                                + " first negative answer gives its level, a chain of positive answers the"
                                + " highest. A theme is the sum over its"
                                + " activities,"
                                + " divided"
                                + " by " + highest + " times their number."))
                .put(
                        "source",
                        en(Objects.requireNonNullElse(document.source(), "Open Data Maturity model") + ", "
                                + Objects.requireNonNullElse(document.licence(), "MIT, The Open Data Institute")))
                .put("range", JsonObject.of().put("min", 0).put("max", 1))
                .put("levels", levels())
                .put("scales", scales())
                .put("bands", JsonObject.of().put("chain", bands()))
                .put("root", root(chains));
    }

    /** The questions of each activity, in the order of the survey. */
    private Map<String, List<OdiDocument.Question>> chains() {
        Map<String, List<OdiDocument.Question>> chains = new LinkedHashMap<>();
        orEmpty(document.activities()).forEach(a -> chains.put(String.valueOf(a.activity()), new ArrayList<>()));
        Set<String> ids = new HashSet<>();
        for (OdiDocument.Question question : orEmpty(document.questions())) {
            requireOnce(question, ids);
            List<OdiDocument.Question> chain = chains.get(String.valueOf(question.activity()));
            if (chain == null) {
                loaded.violation(
                        loaded.pathOf(question, "activity"), "is not an activity of this survey", "Add the activity");
                continue;
            }
            chain.add(question);
            for (OdiDocument.Answer answer : orEmpty(question.answers())) {
                requireLevel(answer);
            }
        }
        for (OdiDocument.Activity activity : orEmpty(document.activities())) {
            if (chains.getOrDefault(String.valueOf(activity.activity()), List.of())
                    .isEmpty()) {
                loaded.violation(loaded.pathOf(activity), "has no question", "Add its questions or take it out");
            }
        }
        return chains;
    }

    /** A question has an identifier of its own, depends on one that stands before it, and tells its answers apart. */
    private void requireOnce(OdiDocument.Question question, Set<String> before) {
        String dependency = question.dependency();
        if (dependency != null && !dependency.isBlank() && !before.contains(dependency)) {
            loaded.violation(
                    loaded.pathOf(question, "dependency"),
                    "refers to no question before this one",
                    "Name the question on whose answer this one depends, or take the key out");
        }
        if (question.id() != null && !before.add(question.id())) {
            loaded.violation(
                    loaded.pathOf(question, "id"), "is the id of an earlier question", "Give each question its own id");
        }
        Set<String> answers = new HashSet<>();
        for (OdiDocument.Answer answer : orEmpty(question.answers())) {
            if (answer.id() != null && !answers.add(answer.id())) {
                loaded.violation(
                        loaded.pathOf(answer, "id"),
                        "is the id of an earlier answer to this question",
                        "Give each answer its own id");
            }
        }
    }

    private void requireLevel(OdiDocument.Answer answer) {
        if (!Boolean.FALSE.equals(answer.positive())) {
            return;
        }
        if (answer.score() == null || answer.score() < 1 || answer.score() >= highest) {
            loaded.violation(
                    loaded.pathOf(answer, "score"),
                    "is not a level below the highest, " + highest,
                    "A negative answer carries the level at which the chain stops");
        }
    }

    private List<JsonObject> levels() {
        List<JsonObject> levels = new ArrayList<>();
        for (int i = 0; i < highest; i++) {
            String name = orEmpty(document.levels()).get(i);
            levels.add(JsonObject.of()
                    .put("number", i + 1)
                    .put("name", en(name))
                    .put("test", en("The chain of questions of the activity leads to \"" + name + "\".")));
        }
        return levels;
    }

    private List<JsonObject> bands() {
        List<JsonObject> bands = new ArrayList<>();
        for (int level = highest; level >= 1; level--) {
            bands.add(JsonObject.of().put("when", ">= " + level).put("level", level));
        }
        return bands;
    }

    private JsonObject scales() {
        JsonObject scales = JsonObject.of();
        for (OdiDocument.Question question : orEmpty(document.questions())) {
            scales.put(
                    Objects.requireNonNull(question.id()),
                    orEmpty(question.answers()).stream()
                            .map(answer -> JsonObject.of()
                                    .put("answer", answer.id())
                                    .put(
                                            "score",
                                            Boolean.TRUE.equals(answer.positive())
                                                    ? Integer.valueOf(highest)
                                                    : answer.score())
                                    .put("label", en(Objects.requireNonNull(answer.text()))))
                            .toList());
        }
        return scales;
    }

    private JsonObject root(Map<String, List<OdiDocument.Question>> chains) {
        Map<String, List<JsonObject>> themes = new LinkedHashMap<>();
        for (OdiDocument.Activity activity : orEmpty(document.activities())) {
            String theme = Objects.requireNonNull(activity.dimension());
            String name = Objects.requireNonNull(activity.activity());
            themes.computeIfAbsent(theme, t -> new ArrayList<>())
                    .add(activity(theme, name, Objects.requireNonNull(chains.get(name))));
        }
        List<JsonObject> children = new ArrayList<>();
        // theme = sum / (5 * activities) = mean / 5
        themes.forEach((theme, activities) -> children.add(JsonObject.of()
                .put("id", theme)
                .put("title", en(theme))
                .put("aggregation", "mean")
                .put("linear", JsonObject.of().put("from", 0).put("to", highest))
                .put("children", activities)));
        return JsonObject.of()
                .put("id", "Overall")
                .put("title", en("Overall"))
                .put("aggregation", "mean")
                .put("missing", "unscored")
                .put("children", children);
    }

    private JsonObject activity(String theme, String name, List<OdiDocument.Question> chain) {
        List<JsonObject> rows = new ArrayList<>();
        JsonObject all = JsonObject.of();
        for (OdiDocument.Question question : chain) {
            // stopped here: all before are positive, this one is not
            JsonObject stopped = JsonObject.of();
            all.members().forEach(stopped::put);
            stopped.put(Objects.requireNonNull(question.id()), "< " + highest);
            rows.add(JsonObject.of().put("when", stopped).put("scoreOf", question.id()));
            all.put(Objects.requireNonNull(question.id()), "= " + highest);
        }
        rows.add(JsonObject.of().put("when", all).put("score", highest));
        return JsonObject.of()
                .put("id", theme + " / " + name)
                .put("title", en(name))
                .put("aggregation", "table")
                .put("table", rows)
                .put("missing", "leave-out")
                .put("bands", "chain")
                .put("children", chain.stream().map(this::question).toList());
    }

    private JsonObject question(OdiDocument.Question question) {
        JsonObject json = JsonObject.of()
                .put("id", question.id())
                .put("title", en(Objects.requireNonNull(question.text())))
                .put("reported", false)
                .put("answer", JsonObject.of().put("type", "choice").put("scale", question.id()));
        List<String> tips = new ArrayList<>();
        for (OdiDocument.Answer answer : orEmpty(question.answers())) {
            List<String> told = notes.getOrDefault(String.valueOf(answer.id()), List.of());
            if (!told.isEmpty()) {
                tips.add(answer.id() + ": " + String.join(" ", told));
            }
        }
        return tips.isEmpty() ? json : json.put("hint", en(String.join(" ", tips)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
