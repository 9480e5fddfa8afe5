package org.cxsdk.core.journey.personal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;

/**
 * One rule of personalisation: when all conditions hold, it chooses.
 *
 * @param id names it
 * @param when what must hold, all of it; none for a rule that always holds
 * @param then what it chooses
 * @param because why, told to the person in a sentence
 */
public record Rule(RuleId id, List<Condition> when, Choice then, LocalizedText because) {

    public Rule {
        Objects.requireNonNull(id, "id");
        when = List.copyOf(when);
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(because, "because");
    }

    /** The kinds of data of the person that it looks at, in order of name. */
    public Set<DataCategoryId> categories() {
        Set<DataCategoryId> categories = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        when.forEach(condition -> condition.category().ifPresent(categories::add));
        if (then instanceof Choice.PreFill preFill) {
            categories.add(preFill.category());
        }
        return categories;
    }
}
