package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A way to solve an issue, with everything that staff need to do it.
 *
 * @param id identifies it
 * @param issue which issue it solves
 * @param title what it is called
 * @param remedy what is granted by it; null if nothing has to be
 * @param steps how it is done, step by step; at least one
 * @param alternatives what to offer instead if it does not suit the customer, best first
 */
public record ResolutionOption(
        OptionId id,
        IssueId issue,
        LocalizedText title,
        @Nullable RemedyId remedy,
        List<LocalizedText> steps,
        List<OptionId> alternatives) {

    public ResolutionOption {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(title, "title");
        steps = List.copyOf(steps);
        alternatives = List.copyOf(alternatives);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("option " + id + " must say how it is done");
        }
    }
}
