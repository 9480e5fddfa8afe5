package org.cxsdk.metrics.cause;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Numbers that other tools publish, worked outside this library from their papers' formulas. */
class ExplanationsTest {

    @Test
    void counts_contributeAsInAdtributor() {
        List<Contribution> channels = Contribution.ofCounts(List.of(
                new Contribution.Count("web", 500, 495),
                new Contribution.Count("phone", 300, 300),
                new Contribution.Count("desk", 200, 455)));

        assertThat(channels.get(0).explanatoryPower()).isCloseTo(-.02, within(1e-12));
        assertThat(channels.get(1).explanatoryPower()).isZero();
        assertThat(channels.get(2).explanatoryPower()).isCloseTo(1.02, within(1e-12));
        assertThat(channels.get(0).surprise()).isCloseTo(.003024670, within(5e-10));
        assertThat(channels.get(1).surprise()).isCloseTo(.001670113, within(5e-10));
        assertThat(channels.get(2).surprise()).isCloseTo(.012095947, within(5e-10));
        assertThat(Contribution.ofCounts(
                        List.of(new Contribution.Count("north", 400, 500), new Contribution.Count("south", 600, 750))))
                .allSatisfy(region -> assertThat(region.surprise()).isCloseTo(0, within(1e-15)));
    }

    @Test
    void quotients_contributeAsInAdtributor() {
        List<Contribution> channels = Contribution.ofQuotients(List.of(
                new Contribution.Quotient("web", 450, 500, 400, 520),
                new Contribution.Quotient("phone", 200, 250, 205, 255),
                new Contribution.Quotient("desk", 160, 200, 158, 200)));

        assertThat(channels.get(0).explanatoryPower()).isCloseTo(.981072, within(5e-7));
        assertThat(channels.get(1).explanatoryPower()).isCloseTo(-.010950, within(5e-7));
        assertThat(channels.get(2).explanatoryPower()).isCloseTo(.029879, within(5e-7));
    }

    @Test
    void potentialScores_areSqueezesAndHotSpots() {
        double[] actual = {40, 60, 100, 200};
        double[] forecast = {80, 120, 102, 198};
        boolean[] inside = {true, true, false, false};

        assertThat(PotentialScore.generalised(actual, forecast, inside)).isCloseTo(.961538462, within(5e-10));
        assertThat(PotentialScore.euclidean(actual, forecast, inside)).isCloseTo(.960806910, within(5e-10));
        assertThat(PotentialScore.riskRatio(30, 200, 40, 1_800)).isCloseTo(6.75, within(1e-12));
    }
}
