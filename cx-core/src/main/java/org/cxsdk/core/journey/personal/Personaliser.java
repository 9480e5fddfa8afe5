package org.cxsdk.core.journey.personal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.customer.Survivorship;
import org.jspecify.annotations.Nullable;

/**
 * Answers: which variant, channel, next step and pre-filled fields are right for this person now? Rules are tried in order; a
 * rule whose data the purpose may not use is not tried at all; of those that hold, the first decides what it chooses, and
 * later ones on the same do not. Each answer names its rule, the reason and the data it rests on.
 *
 * <p>Left out: learning. What is chosen is what somebody wrote down. Cost: linear in the rules. Stateless.
 */
public final class Personaliser {

    private final List<Rule> rules;

    private Personaliser(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        Set<RuleId> seen = new HashSet<>();
        for (Rule rule : this.rules) {
            if (!seen.add(rule.id())) {
                throw new IllegalArgumentException("rule (" + rule.id() + ") is there twice");
            }
        }
    }

    /** Returns the engine for these rules, in order. */
    public static Personaliser of(List<Rule> rules) {
        return new Personaliser(rules);
    }

    /** The kinds of data that any of the rules looks at. */
    public Set<DataCategoryId> categories() {
        Set<DataCategoryId> categories = new LinkedHashSet<>();
        rules.forEach(rule -> categories.addAll(rule.categories()));
        return categories;
    }

    /** Chooses. */
    public Personalised choose(Facts facts) {
        Objects.requireNonNull(facts, "facts");
        List<Personalised.Chosen> chosen = new ArrayList<>();
        List<Personalised.PassedOver> passedOver = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        for (Rule rule : rules) {
            Set<DataCategoryId> missing = new LinkedHashSet<>(rule.categories());
            missing.removeAll(facts.permitted());
            Survivorship.@Nullable Survivor value = rule.then() instanceof Choice.PreFill preFill
                    ? facts.attributes().get(preFill.attribute())
                    : null;
            Personalised.@Nullable Why why = why(rule, facts, decided, missing, value);
            if (why == null) {
                decided.add(rule.then().subject());
                chosen.add(new Personalised.Chosen(rule.then(), rule.id(), rule.because(), rule.categories(), value));
            } else {
                passedOver.add(new Personalised.PassedOver(
                        rule.id(), why, why == Personalised.Why.NOT_PERMITTED ? missing : Set.of()));
            }
        }
        return new Personalised(chosen, passedOver);
    }

    private static Personalised.@Nullable Why why(
            Rule rule,
            Facts facts,
            Set<String> decided,
            Set<DataCategoryId> missing,
            Survivorship.@Nullable Survivor value) {
        if (!missing.isEmpty()) {
            return Personalised.Why.NOT_PERMITTED;
        }
        if (decided.contains(rule.then().subject())) {
            return Personalised.Why.DECIDED_BEFORE;
        }
        if (!rule.when().stream().allMatch(condition -> condition.holds(facts))) {
            return Personalised.Why.DOES_NOT_HOLD;
        }
        return rule.then() instanceof Choice.PreFill && value == null ? Personalised.Why.NOTHING_KNOWN : null;
    }
}
