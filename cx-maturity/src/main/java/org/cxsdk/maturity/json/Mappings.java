package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.FrameworkMapping;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;
import org.jspecify.annotations.Nullable;

/** Loads mappings of a model to other frameworks: those that come with the SDK by their identifier, any other from a document. */
public final class Mappings {

    private static final DocumentReader<MappingDocument> READER = DocumentReader.forType(MappingDocument.class);

    private static final List<String> BUILT_IN =
            List.of("govcx-4ds", "omb-a11-280", "odi-open-data-maturity", "cyfun-gates");

    private Mappings() {}

    /** The mappings of {@code cx-government} that come with the SDK. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * A mapping that comes with the SDK.
     *
     * @param model the model that it maps
     * @throws CxException {@link MaturityError#NOT_FOUND} if there is none with this identifier
     */
    public static FrameworkMapping byId(MaturityModel model, String id) {
        if (!BUILT_IN.contains(id)) {
            throw new CxException(
                    MaturityError.NOT_FOUND,
                    "there is no mapping \"" + id + "\"",
                    "Use one of " + BUILT_IN + ", or a file.");
        }
        String resource = "/org/cxsdk/maturity/mappings/" + id + ".yaml";
        return read(
                model,
                Source.of(id + ".yaml", () -> Objects.requireNonNull(Mappings.class.getResourceAsStream(resource))));
    }

    /**
     * The mapping of a document.
     *
     * @param model the model that it maps
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static FrameworkMapping read(MaturityModel model, Source source) {
        Loaded<MappingDocument> loaded = READER.read(source);
        MappingDocument document = loaded.document();
        if (document.model() != null && !document.model().equals(model.id())) {
            // nothing else that it says can be right then
            loaded.violation("model", "is not the model that is used, " + model.id(), "Use a mapping of that model");
            loaded.checked();
        }
        requireReference(loaded, document);
        Set<String> rules = rules(model);
        List<FrameworkMapping.Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (MappingDocument.MappedPart part : ModelTexts.orEmpty(document.parts())) {
            if (part.id() != null && !ids.add(part.id())) {
                loaded.violation(loaded.pathOf(part, "id"), "names a second part", "Give each part its own id");
            }
            ModelTexts.orEmpty(part.criteria()).keySet().forEach(id -> requireCriterion(loaded, part, id, model));
            for (String rule : ModelTexts.orEmpty(part.rules()).keySet()) {
                if (!rules.contains(rule)) {
                    loaded.unknown(
                            loaded.pathOf(part, "rules", rule), rule, "is no requirement of " + model.ref(), rules);
                }
            }
            boolean answered = !ModelTexts.orEmpty(part.criteria()).isEmpty()
                    || !ModelTexts.orEmpty(part.rules()).isEmpty();
            if (answered == (part.without() != null)) {
                loaded.violation(
                        loaded.pathOf(part, "without"),
                        answered ? "stands beside what answers the part" : "is missing: nothing answers the part",
                        "Name criteria or rules, or say why there are none");
            } else if (part.id() != null && part.title() != null) {
                parts.add(new FrameworkMapping.Part(
                        part.id(),
                        part.title(),
                        ModelTexts.orEmpty(part.criteria()),
                        ModelTexts.orEmpty(part.rules()),
                        part.without()));
            }
        }
        MappingDocument checked = loaded.checked();
        return new FrameworkMapping(
                Objects.requireNonNull(checked.id()),
                Objects.requireNonNull(checked.version()),
                loaded.sha256(),
                model.id(),
                Objects.requireNonNull(checked.title()),
                Objects.requireNonNull(checked.publisher()),
                Objects.requireNonNull(checked.standing()),
                parts);
    }

    private static void requireReference(Loaded<MappingDocument> loaded, MappingDocument document) {
        try {
            if (document.id() != null && document.version() != null) {
                new DefinitionRef(document.id(), document.version(), loaded.sha256());
            }
        } catch (IllegalArgumentException e) {
            loaded.violation("id", String.valueOf(e.getMessage()), "Mend id or version");
        }
    }

    private static void requireCriterion(
            Loaded<MappingDocument> loaded, MappingDocument.MappedPart part, NodeId id, MaturityModel model) {
        @Nullable Node node = model.find(id).orElse(null);
        if (!(node instanceof Criterion)) {
            Set<String> criteria = new LinkedHashSet<>();
            model.criteria().forEach(criterion -> criteria.add(criterion.id().value()));
            loaded.unknown(
                    loaded.pathOf(part, "criteria", id.value()),
                    id.value(),
                    "is not a criterion of " + model.ref(),
                    criteria);
        }
    }

    /** The requirements of the model's ladders. */
    private static Set<String> rules(MaturityModel model) {
        Set<String> rules = new LinkedHashSet<>();
        for (Node node : model.nodes().values()) {
            if (node.levelling().orElse(null) instanceof Levelling.Ladder ladder) {
                ladder.rungs()
                        .forEach(rung ->
                                rung.require().stream().map(Requirement::id).forEach(rules::add));
            }
        }
        return rules;
    }
}
