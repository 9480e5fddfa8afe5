package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.Scorer;

/**
 * How an initiative looks on its own: value, effort, risk.
 *
 * <p>{@code priority = value * share that delivers / effort}, which is weighted shortest job first with the risk put in: value
 * is the score gained by scoring again with the initiative and all it needs, effort what these cost in thousands of the
 * currency (person-days where nothing costs money). A list for talking about; the best set within a budget is
 * another question, which {@link RescoredSelection} answers.
 *
 * @param initiative the initiative
 * @param gain score gained with it and what it needs
 * @param levels levels gained
 * @param effort what it and what it needs cost
 * @param priority gain per effort after risk; absent effort counts as 1
 */
public record InitiativePriority(
        Initiative initiative, Rational gain, int levels, BigDecimal effort, Rational priority) {

    public InitiativePriority {
        Objects.requireNonNull(initiative, "initiative");
        Objects.requireNonNull(gain, "gain");
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(priority, "priority");
    }

    /** All initiatives of a catalogue: those that gain levels first, then by priority, then as in the catalogue. */
    public static List<InitiativePriority> of(
            MaturityModel model, Scorer scorer, Assessment assessment, InitiativeCatalogue catalogue) {
        Projector projector = Projector.of(model, assessment);
        Worth now = Worth.of(scorer.score(assessment));
        List<InitiativePriority> priorities = new ArrayList<>();
        for (Initiative initiative : catalogue.initiatives()) {
            List<Initiative> needed = catalogue.withPrerequisites(List.of(initiative.id()));
            Worth then = Worth.of(scorer.score(projector.with(needed)));
            Rational gain = then.scored()
                    .orElse(model.range().min())
                    .minus(now.scored().orElse(model.range().min()));
            int levels = then.reached().orElse(0)
                    - now.reached().orElse(then.reached().orElse(0));
            BigDecimal cost = needed.stream().map(Initiative::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal effort = cost.signum() > 0
                    ? cost
                    : needed.stream().map(Initiative::capacity).reduce(BigDecimal.ZERO, BigDecimal::add);
            priorities.add(new InitiativePriority(
                    initiative,
                    gain,
                    levels,
                    effort,
                    perEffort(gain.times(initiative.risk().delivers()), inThousands(cost, effort))));
        }
        priorities.sort(Comparator.comparingInt((InitiativePriority p) -> -p.levels)
                .thenComparing(InitiativePriority::priority, Comparator.reverseOrder()));
        return priorities;
    }

    private static BigDecimal inThousands(BigDecimal cost, BigDecimal effort) {
        return cost.signum() > 0 ? effort.movePointLeft(3) : effort;
    }

    /** Weighted shortest job first: value over effort; without effort the value itself. */
    static Rational perEffort(Rational value, BigDecimal effort) {
        return effort.signum() == 0 ? value : value.dividedBy(Rational.of(effort));
    }
}
