package org.cxsdk.maturity.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.Effect;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.KpiOutcome;
import org.cxsdk.maturity.plan.Partner;
import org.cxsdk.maturity.plan.Reach;
import org.cxsdk.maturity.plan.Risk;
import org.jspecify.annotations.Nullable;

/** From an initiatives document to a catalogue that fits a model, noting every rule that the document breaks. */
final class InitiativesMapping {

    private final Loaded<InitiativesDocument> loaded;
    private final MaturityModel model;
    private final AnswerRules rules;
    private final Map<InitiativeId, InitiativesDocument.InitiativeDocument> byId = new LinkedHashMap<>();

    private InitiativesMapping(Loaded<InitiativesDocument> loaded, MaturityModel model) {
        this.loaded = loaded;
        this.model = model;
        this.rules = AnswerRules.of(model);
    }

    static InitiativeCatalogue catalogue(Loaded<InitiativesDocument> loaded, MaturityModel model) {
        return new InitiativesMapping(loaded, model).map();
    }

    private InitiativeCatalogue map() {
        InitiativesDocument document = loaded.document();
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        checkCurrency(document.currency());
        List<InitiativesDocument.InitiativeDocument> given = orEmpty(document.initiatives());
        for (InitiativesDocument.InitiativeDocument one : given) {
            if (one.id() != null && byId.putIfAbsent(one.id(), one) != null) {
                loaded.violation(loaded.pathOf(one, "id"), "is there twice", "Give each initiative its own id");
            }
        }
        given.forEach(this::check);
        checkCircles();
        InitiativesDocument checked = loaded.checked();
        return new InitiativeCatalogue(
                loaded.ref(Objects.requireNonNull(checked.id()), Objects.requireNonNull(checked.version())),
                Objects.requireNonNull(checked.title()),
                Currency.getInstance(Objects.requireNonNull(checked.currency())),
                orEmpty(checked.initiatives()).stream().map(this::initiative).toList());
    }

    private void checkCurrency(@Nullable String code) {
        if (code != null && code.matches("[A-Z]{3}")) {
            try {
                Currency.getInstance(code);
            } catch (IllegalArgumentException e) {
                loaded.violation("currency", "is no currency of ISO 4217", "Write one, for example AED");
            }
        }
    }

    private void check(InitiativesDocument.InitiativeDocument given) {
        for (InitiativeId before : orEmpty(given.after())) {
            InitiativesDocument.InitiativeDocument earlier = byId.get(before);
            int place = orEmpty(given.after()).indexOf(before);
            if (earlier == null) {
                Set<String> known = new LinkedHashSet<>();
                byId.keySet().forEach(id -> known.add(id.value()));
                loaded.unknown(
                        loaded.pathOf(given, "after", place),
                        before.value(),
                        "is no initiative of this document",
                        known);
            } else if (earlier.phase() != null
                    && given.phase() != null
                    && earlier.phase().compareTo(given.phase()) > 0) {
                loaded.violation(
                        loaded.pathOf(given, "after", place),
                        "belongs to a later phase, " + earlier.phase().fileName(),
                        "Move one of the two to another phase");
            }
        }
        orEmpty(given.effects()).forEach((criterion, node) -> checkEffect(given, criterion, node));
        if (given.kind() == Initiative.Kind.LITERACY && given.reach() == null) {
            loaded.violation(
                    loaded.pathOf(given), "is a literacy initiative without reach", "Say whom it reaches: reach");
        }
        InitiativesDocument.ReachDocument reach = given.reach();
        if (reach != null && reach.people() != null && reach.intended() != null && reach.intended() > reach.people()) {
            loaded.violation(
                    loaded.pathOf(reach, "intended"),
                    "is more than the " + reach.people() + " people there are",
                    "Write at most as many");
        }
        for (InitiativesDocument.OutcomeDocument outcome : orEmpty(given.outcomes())) {
            loaded.checkIdentifier(loaded.pathOf(outcome, "kpi"), outcome.kpi());
        }
    }

    private void checkEffect(InitiativesDocument.InitiativeDocument given, NodeId id, @Nullable DocumentNode node) {
        String path = loaded.pathOf(given, "effects", id.value());
        if (!(model.find(id).orElse(null) instanceof Criterion criterion)) {
            Set<String> known = new LinkedHashSet<>();
            model.criteria().forEach(c -> known.add(c.id().value()));
            loaded.unknown(path, id.value(), "is not a criterion of " + model.ref(), known);
            return;
        }
        Optional<String> text = text(node);
        if (text.isEmpty()) {
            loaded.violation(path, "is neither a text, a number nor a truth value", "Write the answer expected");
            return;
        }
        Optional<AnswerProblem> problem = rules.problemOf(Answer.of(id, text.get()), criterion);
        problem.ifPresent(p -> loaded.violation(path, p.rule(), p.remedy()));
    }

    private static Optional<String> text(@Nullable DocumentNode node) {
        boolean scalar = node != null
                && (node.kind() == DocumentNode.Kind.TEXT
                        || node.kind() == DocumentNode.Kind.NUMBER
                        || node.kind() == DocumentNode.Kind.TRUTH);
        return scalar && node != null ? Optional.of(node.text()) : Optional.empty();
    }

    private void checkCircles() {
        Set<InitiativeId> done = new TreeSet<>();
        for (InitiativeId id : byId.keySet()) {
            walk(id, done, new ArrayList<>());
        }
    }

    private void walk(InitiativeId id, Set<InitiativeId> done, List<InitiativeId> path) {
        InitiativesDocument.InitiativeDocument given = byId.get(id);
        if (given == null) {
            return;
        }
        if (path.contains(id)) {
            loaded.violation(
                    loaded.pathOf(given, "after"),
                    "waits for itself: " + path.subList(path.indexOf(id), path.size()),
                    "Take out one of these");
            return;
        }
        if (done.add(id)) {
            path.add(id);
            orEmpty(given.after()).forEach(before -> walk(before, done, path));
            path.remove(path.size() - 1);
        }
    }

    private Initiative initiative(InitiativesDocument.InitiativeDocument given) {
        return new Initiative(
                Objects.requireNonNull(given.id()),
                Objects.requireNonNull(given.title()),
                Objects.requireNonNull(given.phase()),
                Objects.requireNonNullElse(given.kind(), Initiative.Kind.PROCESS),
                Objects.requireNonNull(given.cost()),
                Objects.requireNonNullElse(given.capacity(), BigDecimal.ZERO),
                Objects.requireNonNull(given.days()),
                Objects.requireNonNullElse(given.risk(), Risk.MEDIUM),
                given.value(),
                given.owner(),
                new TreeSet<>(orEmpty(given.after())),
                orEmpty(given.partners()).stream()
                        .map(partner -> new Partner(
                                Objects.requireNonNull(partner.name()),
                                Objects.requireNonNull(partner.kind()),
                                Objects.requireNonNull(partner.contribution())))
                        .toList(),
                orEmpty(given.stakeholders()),
                orEmpty(given.effects()).entrySet().stream()
                        .map(effect -> new Effect(
                                effect.getKey(), text(effect.getValue()).orElseThrow()))
                        .toList(),
                orEmpty(given.outcomes()).stream()
                        .map(outcome -> new KpiOutcome(
                                Objects.requireNonNull(outcome.kpi()),
                                Objects.requireNonNull(outcome.unit()),
                                Objects.requireNonNull(outcome.from()),
                                Objects.requireNonNull(outcome.to())))
                        .toList(),
                reach(given.reach()));
    }

    private static @Nullable Reach reach(InitiativesDocument.@Nullable ReachDocument given) {
        return given == null
                ? null
                : new Reach(
                        Objects.requireNonNull(given.audience()),
                        Objects.requireNonNull(given.people()),
                        Objects.requireNonNull(given.intended()));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
