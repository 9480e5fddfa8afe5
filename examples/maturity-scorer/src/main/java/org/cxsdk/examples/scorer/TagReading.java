package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.MaturityModel;

/**
 * The criteria of one tag value: the plain mean of those that count, by the model's policy for missing answers.
 *
 * @param kind kind of tag, for example {@code aspect}
 * @param value its value
 * @param mean mean of the criteria that count; empty if none does
 * @param counted how many count
 * @param all how many there are
 */
record TagReading(String kind, String value, Optional<Rational> mean, int counted, int all) {

    /** One reading for each value of the kind, in the model's order. */
    static List<TagReading> of(MaturityModel model, String kind, List<CriterionLine> lines) {
        List<TagReading> readings = new ArrayList<>();
        for (String value : model.tags().get(kind).keySet()) {
            List<CriterionLine> tagged = lines.stream()
                    .filter(line -> value.equals(line.criterion().tags().get(kind)))
                    .toList();
            List<Rational> scores =
                    tagged.stream().flatMap(line -> line.counted().stream()).toList();
            Optional<Rational> mean =
                    scores.stream().reduce(Rational::plus).map(sum -> sum.dividedBy(Rational.of(scores.size())));
            readings.add(new TagReading(kind, value, mean, scores.size(), tagged.size()));
        }
        return readings;
    }
}
