package org.cxsdk.feedback.text;

import java.util.List;
import java.util.Objects;

/**
 * What a classifier makes of one comment.
 *
 * @param label the likeliest label; also given where the classifier is uncertain
 * @param confidence how often a label with this confidence was right on comments it had not seen, 0 to 1
 * @param decided whether the confidence reaches what the classifier was told to decide at; otherwise it is "uncertain"
 * @param terms what spoke for the label and against it, the strongest first; empty unless an explanation was asked for
 */
public record Classification(String label, double confidence, boolean decided, List<Contribution> terms) {

    /** The word for a comment that was not decided. */
    public static final String UNCERTAIN = "uncertain";

    public Classification {
        Objects.requireNonNull(label, "label");
        terms = List.copyOf(terms);
    }

    /** The label where it was decided, {@link #UNCERTAIN} otherwise. */
    public String decision() {
        return decided ? label : UNCERTAIN;
    }

    /**
     * What one term said.
     *
     * @param term a word, a pair of neighbours, or what else a person can read
     * @param weight for the label if positive, against it if negative
     */
    public record Contribution(String term, double weight) {
        public Contribution {
            Objects.requireNonNull(term, "term");
        }
    }
}
