package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentPath;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Attribute;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.ScoreRange;
import org.jspecify.annotations.Nullable;

/**
 * The words that the nodes of a model document may use: range, levels, tags, attributes, scales, bands and ladders. Goes on after each
 * violation with whatever lets the rest be looked at.
 */
final class ModelWords {

    private final Loaded<ModelDocument> loaded;
    private final ModelDocument document;
    private final ModelTexts texts;
    private final ScoreRange range;
    private final List<Level> levels = new ArrayList<>();
    private final Set<Integer> levelNumbers = new LinkedHashSet<>();
    private final Map<String, Map<String, LocalizedText>> tags = new LinkedHashMap<>();
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, List<AnswerType.Option>> scales = new LinkedHashMap<>();
    private final Map<String, Levelling> ladders = new LinkedHashMap<>();
    private final Map<String, Levelling> bands = new LinkedHashMap<>();
    private @Nullable Faces faces;

    private ModelWords(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.texts = new ModelTexts(loaded);
        this.range = readRange();
    }

    /** The words of a document; what is wrong with them is noted. */
    static ModelWords of(Loaded<ModelDocument> loaded) {
        ModelWords words = new ModelWords(loaded);
        words.readLevels();
        words.readTags();
        words.readAttributes();
        words.readFaces();
        words.readScales();
        words.readBands();
        words.ladders.putAll(new LadderMapping(loaded, words).ladders());
        return words;
    }

    ScoreRange range() {
        return range;
    }

    List<Level> levels() {
        return levels;
    }

    Set<Integer> levelNumbers() {
        return levelNumbers;
    }

    Map<String, Map<String, LocalizedText>> tags() {
        return tags;
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    @Nullable
    Faces faces() {
        return faces;
    }

    /** The attribute of this name, the face among them; null if there is none. */
    @Nullable
    Attribute attribute(String name) {
        return faces != null && name.equals(Faces.ATTRIBUTE) ? faces.attribute() : attributes.get(name);
    }

    Map<String, List<AnswerType.Option>> scales() {
        return scales;
    }

    Map<String, Levelling> ladders() {
        return ladders;
    }

    Map<String, Levelling> bands() {
        return bands;
    }

    void requireLevel(String path, int level) {
        if (!levelNumbers.contains(level)) {
            loaded.violation(path, "is not a level of the model", "Use one of " + levelNumbers);
        }
    }

    void requireLevels(String path) {
        if (levelNumbers.isEmpty()) {
            loaded.violation(path, "gives levels, the model has none", "List the levels under \"levels\"");
        }
    }

    void requireAttribute(String path, String name) {
        if (attribute(name) == null) {
            loaded.unknown(path, name, "is not an attribute of this model", attributes.keySet());
        }
    }

    private ScoreRange readRange() {
        ScoreRange fallback = new ScoreRange(Rational.ZERO, Rational.ONE);
        ModelDocument.Range given = document.range();
        if (given == null || given.min() == null || given.max() == null) {
            return fallback;
        }
        if (given.min().compareTo(given.max()) >= 0) {
            loaded.violation(
                    loaded.pathOf(given, "max"),
                    "is not more than min (" + given.min() + ")",
                    "Give the best score a larger number than the worst");
            return fallback;
        }
        return new ScoreRange(given.min(), given.max());
    }

    private void readLevels() {
        Integer before = null;
        for (ModelDocument.Level level : ModelTexts.orEmpty(document.levels())) {
            Integer number = level.number();
            if (number == null) {
                continue;
            }
            if (before != null && number <= before) {
                loaded.violation(
                        loaded.pathOf(level, "number"),
                        "does not come after level " + before,
                        "List the levels from the lowest up, each once");
            } else if (level.name() != null && level.test() != null) {
                levels.add(new Level(number, level.name(), level.test()));
            }
            levelNumbers.add(number);
            before = number;
        }
    }

    /** A kind of tag is a list of words, or words with texts. */
    private void readTags() {
        ModelTexts.orEmpty(document.tags()).forEach((kind, node) -> {
            Map<String, LocalizedText> words = new LinkedHashMap<>();
            if (node.kind() == DocumentNode.Kind.LIST) {
                node.elements().forEach(word -> {
                    if (requireWord(word)) {
                        words.put(word.text(), LocalizedText.of("en", word.text()));
                    }
                });
            } else if (node.kind() == DocumentNode.Kind.OBJECT) {
                node.members().forEach((word, texts) -> {
                    LocalizedText text = text(texts);
                    if (text != null) {
                        words.put(word, text);
                    }
                });
            } else {
                loaded.violation(
                        node.path(),
                        "is neither a list of words nor words with texts",
                        "Write [One, Two] or {One: {en: …, ar: …}}");
            }
            tags.put(kind, words);
        });
    }

    private boolean requireWord(DocumentNode node) {
        if (node.kind() == DocumentNode.Kind.TEXT && !node.text().isBlank()) {
            return true;
        }
        loaded.violation(node.path(), "is not a word", "Write a text");
        return false;
    }

    private @Nullable LocalizedText text(DocumentNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.members().forEach((tag, text) -> {
            if (requireWord(text)) {
                texts.put(tag, text.text());
            }
        });
        try {
            return new LocalizedText(texts);
        } catch (IllegalArgumentException e) {
            loaded.violation(
                    node.path(), String.valueOf(e.getMessage()), "Write texts by language, like {en: …, ar: …}");
            return null;
        }
    }

    private void readAttributes() {
        ModelTexts.orEmpty(document.attributes())
                .forEach((name, values) -> attributes.put(name, new Attribute(name, new LinkedHashSet<>(values))));
    }

    private void readFaces() {
        ModelDocument.Faces given = document.faces();
        if (given == null) {
            return;
        }
        if (attributes.containsKey(Faces.ATTRIBUTE)) {
            loaded.violation(
                    DocumentPath.of("attributes", Faces.ATTRIBUTE),
                    "is the name under which answers tell their face",
                    "Give the attribute another name");
        }
        Map<String, LocalizedText> of = ModelTexts.orEmpty(given.of());
        if (of.size() == 1) {
            loaded.violation(loaded.pathOf(given, "of"), "names one face", "Name at least two, or leave faces out");
        } else if (!of.isEmpty() && given.take() != null) {
            faces = new Faces(
                    of,
                    Aggregation.Of.valueOf(given.take().name()),
                    texts.policies(
                            given, given.missing(), given.missingBy(), MissingPolicies.always(MissingPolicy.UNSCORED)));
        }
    }

    private void readScales() {
        ModelTexts.orEmpty(document.scales()).forEach((name, options) -> {
            List<AnswerType.Option> mapped = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (ModelDocument.Option option : options) {
                if (option.answer() == null || option.score() == null || option.label() == null) {
                    continue;
                }
                if (!seen.add(option.answer())) {
                    loaded.violation(
                            loaded.pathOf(option, "answer"), "stands in this scale already", "Give each answer once");
                }
                mapped.add(new AnswerType.Option(option.answer(), option.score(), option.label()));
            }
            if (options.isEmpty()) {
                loaded.violation(DocumentPath.of("scales", name), "has no answers", "List the answers, worst first");
            }
            scales.put(name, mapped);
        });
    }

    private void readBands() {
        ModelTexts.orEmpty(document.bands()).forEach((name, cuts) -> {
            List<Levelling.Cut> mapped = new ArrayList<>();
            for (ModelDocument.Cut cut : cuts) {
                if (cut.level() != null && cut.when() != null) {
                    requireLevel(loaded.pathOf(cut, "level"), cut.level());
                    mapped.add(new Levelling.Cut(texts.condition(loaded.pathOf(cut, "when"), cut.when()), cut.level()));
                }
            }
            requireLevels(DocumentPath.of("bands", name));
            bands.put(name, new Levelling.Bands(name, mapped));
        });
    }
}
