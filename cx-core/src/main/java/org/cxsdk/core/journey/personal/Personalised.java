package org.cxsdk.core.journey.personal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.Survivorship;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for a person, and why; and what was not, and why not.
 *
 * @param chosen what was chosen, in the order of the rules
 * @param passedOver rules that did not decide, in their order
 */
public record Personalised(List<Chosen> chosen, List<PassedOver> passedOver) {

    public Personalised {
        chosen = List.copyOf(chosen);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Something that was chosen.
     *
     * @param choice what
     * @param rule by which rule
     * @param because why, for the person to read
     * @param used kinds of her data that it rests on; empty if none
     * @param value the value that is filled in, with its source; null if nothing is
     */
    public record Chosen(
            Choice choice,
            RuleId rule,
            LocalizedText because,
            Set<DataCategoryId> used,
            Survivorship.@Nullable Survivor value) {
        public Chosen {
            Objects.requireNonNull(choice, "choice");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(because, "because");
            used = Set.copyOf(used);
        }
    }

    /**
     * A rule that did not decide.
     *
     * @param rule which
     * @param why why not
     * @param missing kinds of data that the purpose may not use; empty for another reason
     */
    public record PassedOver(RuleId rule, Why why, Set<DataCategoryId> missing) {
        public PassedOver {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(why, "why");
            missing = Set.copyOf(missing);
        }
    }

    /** Why a rule did not decide. */
    public enum Why {
        /** The purpose may not use data that it looks at; the rule was not tried. */
        NOT_PERMITTED,
        /** A condition does not hold. */
        DOES_NOT_HOLD,
        /** An earlier rule decided the same. */
        DECIDED_BEFORE,
        /** There is nothing to fill in. */
        NOTHING_KNOWN
    }

    /** What was chosen of a kind; empty if no rule decided, and the design holds as it is. */
    public <C extends Choice> Optional<C> choice(Class<C> kind) {
        return chosen.stream()
                .map(Chosen::choice)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** What is filled in for an attribute; empty if nothing is. */
    public Optional<Survivorship.Survivor> preFilled(AttributeName attribute) {
        return chosen.stream()
                .filter(one -> one.choice() instanceof Choice.PreFill preFill
                        && preFill.attribute().equals(attribute))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.value()));
    }
}
