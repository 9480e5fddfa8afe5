package org.cxsdk.metrics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.core.stat.SurvivalTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SurvivalReadingTest {

    /** R 4.2.2, survival 3.5-3: survfit and survdiff of times 0.3, 0.1 + 0.2, 0.1, 0.7, 0.7, 1 with events 1, 1, 1, 0, 1, 0. */
    @Test
    void of_takesTimesThatDifferByRoundingAsOne() {
        TreeMap<String, List<SurvivalTime>> groups = new TreeMap<>();
        groups.put("a", List.of(SurvivalTime.ended(0.3), SurvivalTime.ended(0.1), SurvivalTime.ended(0.7)));
        groups.put("b", List.of(SurvivalTime.ended(0.1 + 0.2), SurvivalTime.open(0.7), SurvivalTime.open(1)));

        SurvivalReading reading = SurvivalReading.of(groups, true, Optional.of(1.0));

        SurvivalCurve whole = reading.whole();
        assertThat(whole.steps()).extracting(SurvivalCurve.Step::atRisk).containsExactly(6, 5, 3);
        assertThat(whole.steps()).extracting(SurvivalCurve.Step::events).containsExactly(1, 2, 1);
        assertThat(whole.steps().get(1).standardError()).isCloseTo(0.204124145, within(5e-10));
        assertThat(whole.restrictedMean(1).value()).isCloseTo(0.566666666667, within(5e-13));
        assertThat(whole.restrictedMean(1).standardError()).isCloseTo(0.144657961848, within(5e-13));
        assertThat(reading.logRank().orElseThrow().chiSquare()).isCloseTo(2.24432576769, within(5e-12));
    }
}
