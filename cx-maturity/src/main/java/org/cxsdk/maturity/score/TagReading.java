package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;

/**
 * A second reading of the same ratings: the plain mean of the criteria that carry one tag, by aspect or by theme. It has no weights
 * of its own and changes neither score nor level. A criterion counts as it counts in its group: a policy that leaves it out leaves it
 * out here.
 *
 * @param kind kind of tag, for example {@code aspect}
 * @param value its value
 * @param mean mean of the criteria that count; empty if none does
 * @param counted how many count
 * @param all how many there are
 */
public record TagReading(String kind, String value, Optional<Rational> mean, int counted, int all) {

    /**
     * One reading for each value of the kind, in the model's order.
     *
     * @param whole the result of the whole
     */
    public static List<TagReading> of(MaturityModel model, String kind, NodeResult whole) {
        List<TagReading> readings = new ArrayList<>();
        for (String value : model.tags().getOrDefault(kind, java.util.Map.of()).keySet()) {
            List<Optional<Rational>> found = new ArrayList<>();
            collect(model, kind, value, whole, found);
            List<Rational> counted = found.stream().flatMap(Optional::stream).toList();
            Optional<Rational> mean =
                    counted.stream().reduce(Rational::plus).map(sum -> sum.dividedBy(Rational.of(counted.size())));
            readings.add(new TagReading(kind, value, mean, counted.size(), found.size()));
        }
        return readings;
    }

    private static void collect(
            MaturityModel model, String kind, String value, NodeResult node, List<Optional<Rational>> found) {
        for (Input input : node.inputs()) {
            if (!(input instanceof Input.OfNode below)) {
                continue;
            }
            if (model.node(below.result().node()) instanceof Criterion criterion) {
                if (value.equals(criterion.tags().get(kind))) {
                    found.add(counted(below));
                }
            } else {
                collect(model, kind, value, below.result(), found);
            }
        }
    }

    /** The score with which a child counts above; empty if it does not. */
    static Optional<Rational> counted(Input.OfNode place) {
        MissingPolicy policy = place.policy();
        return !place.counts()
                ? Optional.empty()
                : policy == null ? place.result().value() : Optional.ofNullable(policy.value());
    }
}
