package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.CombinedScope;
import org.cxsdk.maturity.model.CrossCheck;
import org.cxsdk.maturity.model.EvidenceRule;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * From a model document to a model, noting every rule between its parts that the document breaks. Goes on after each
 * violation with whatever lets the rest be looked at; {@link #model} then tells all of them at once.
 */
final class ModelMapping {

    private final Loaded<ModelDocument> loaded;
    private final ModelDocument document;
    private final ModelWords words;

    private ModelMapping(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.words = ModelWords.of(loaded);
    }

    /**
     * The model that the document describes.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks any rule
     */
    static MaturityModel model(Loaded<ModelDocument> loaded) {
        return new ModelMapping(loaded).map();
    }

    private MaturityModel map() {
        List<ModelDocument.Node> tops = tops();
        ModelShape shape = ModelShape.of(loaded, tops);
        NodeMapping mapping = new NodeMapping(loaded, words, shape);
        tops.forEach(top -> mapping.node(top, MissingPolicies.always(MissingPolicy.LEAVE_OUT)));
        shape.requireNoCycle();
        shape.requireReachable(words.ladders());
        List<CombinedScope> scopes = scopes();
        List<CrossCheck> checks = checks(shape);
        EvidenceRule evidenceRule = evidenceRule();
        ModelDocument checked = loaded.checked();
        Map<NodeId, Node> inOrder = new LinkedHashMap<>();
        shape.places()
                .keySet()
                .forEach(id ->
                        inOrder.put(id, Objects.requireNonNull(mapping.nodes().get(id))));
        return new MaturityModel(
                Objects.requireNonNull(checked.id()),
                Objects.requireNonNull(checked.version()),
                loaded.sha256(),
                Objects.requireNonNull(checked.title()),
                checked.description(),
                checked.source(),
                words.range(),
                words.levels(),
                words.tags(),
                words.attributes(),
                words.faces(),
                evidenceRule,
                Objects.requireNonNull(Objects.requireNonNull(checked.root()).id()),
                inOrder,
                scopes,
                checks);
    }

    /** The root, and what stands beside the tree. */
    private List<ModelDocument.Node> tops() {
        List<ModelDocument.Node> tops = new ArrayList<>();
        if (document.root() != null) {
            tops.add(document.root());
            if (document.root().children() != null && document.root().missing() == null) {
                loaded.violation(
                        loaded.pathOf(document.root(), "missing"),
                        "is missing: the root says what is done with what has no score",
                        "Write leave-out, count-as N, unscored or forbidden");
            }
        }
        tops.addAll(ModelTexts.orEmpty(document.further()));
        return tops;
    }

    private EvidenceRule evidenceRule() {
        ModelDocument.EvidenceRule given = document.evidenceRule();
        return given == null
                ? EvidenceRule.NOT_ASKED
                : new EvidenceRule(
                        treatment(given, "none", given.none()), treatment(given, "expired", given.expired()));
    }

    private EvidenceRule.Treatment treatment(ModelDocument.EvidenceRule given, String key, @Nullable String text) {
        if (text == null) {
            return EvidenceRule.Treatment.ACCEPT;
        }
        try {
            return EvidenceRule.Treatment.parse(text);
        } catch (IllegalArgumentException e) {
            loaded.violation(loaded.pathOf(given, key), "is no treatment", "Write accept, no-score or cap N");
            return EvidenceRule.Treatment.ACCEPT;
        }
    }

    private List<CombinedScope> scopes() {
        List<ModelDocument.CombinedScope> given = ModelTexts.orEmpty(document.scopes());
        Set<Scope> combined = new LinkedHashSet<>();
        given.forEach(scope -> {
            if (scope.id() != null && !combined.add(scope.id())) {
                loaded.violation(loaded.pathOf(scope, "id"), "names a second scope", "Give each scope once");
            }
        });
        List<CombinedScope> mapped = new ArrayList<>();
        Set<Scope> earlier = new HashSet<>();
        for (ModelDocument.CombinedScope scope : given) {
            if (scope.id() == null
                    || scope.aggregation() == null
                    || ModelTexts.orEmpty(scope.of()).isEmpty()) {
                continue;
            }
            List<Scope> of = ModelTexts.orEmpty(scope.of());
            for (int i = 0; i < of.size(); i++) {
                if (combined.contains(of.get(i)) && !earlier.contains(of.get(i))) {
                    loaded.violation(
                            loaded.pathOf(scope, "of", i),
                            "is combined itself, and not before this one",
                            "List scopes after those they are combined from");
                }
            }
            if (scope.aggregation() == Aggregation.Of.WEIGHTED_MEAN) {
                loaded.violation(
                        loaded.pathOf(scope, "aggregation"), "weighs, scopes have no weights", "Use mean instead");
            } else {
                mapped.add(new CombinedScope(scope.id(), scope.aggregation(), of));
            }
            earlier.add(scope.id());
        }
        return mapped;
    }

    private List<CrossCheck> checks(ModelShape shape) {
        List<CrossCheck> mapped = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ModelDocument.Check check : ModelTexts.orEmpty(document.checks())) {
            if (check.id() == null || check.title() == null || check.computed() == null || check.stated() == null) {
                continue;
            }
            if (!ids.add(check.id())) {
                loaded.violation(loaded.pathOf(check, "id"), "names a second check", "Give each its own id");
            }
            shape.requireNode(loaded.pathOf(check, "computed"), check.computed());
            shape.requireNode(loaded.pathOf(check, "stated"), check.stated());
            if (check.each() != null) {
                words.requireAttribute(loaded.pathOf(check, "each"), check.each());
            }
            Rational tolerance = check.tolerance() == null ? Rational.ZERO : check.tolerance();
            if (tolerance.signum() < 0) {
                loaded.violation(loaded.pathOf(check, "tolerance"), "is negative", "Use 0 or more");
                continue;
            }
            mapped.add(new CrossCheck(
                    check.id(), check.title(), check.computed(), check.stated(), check.each(), tolerance));
        }
        return mapped;
    }
}
