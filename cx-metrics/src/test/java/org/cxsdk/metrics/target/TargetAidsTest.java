package org.cxsdk.metrics.target;

import java.util.SplittableRandom;
import org.cxsdk.metrics.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class TargetAidsTest {

    @Test
    void gap_halvesInItsTime() {
        // D0 .08, h 9 months, t 6: .08 · 2^(-2/3), worked outside this library
        GapHalfLife way = new GapHalfLife(.82, .90, 9, Direction.HIGHER_IS_BETTER);
        assertThat(way.gapAfter(6)).isCloseTo(.050396842, within(5e-10));
        assertThat(way.targetAfter(9)).isCloseTo(.86, within(1e-12));
        assertThat(new GapHalfLife(10, 6, 2, Direction.LOWER_IS_BETTER).targetAfter(4))
                .isCloseTo(7, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new GapHalfLife(.9, .8, 9, Direction.HIGHER_IS_BETTER));
    }

    @Test
    void bunching_isFound_whereWaitsAreMovedAcrossTheLimit() {
        double[] honest = waits(1);
        assertThat(Bunching.below(honest, 240, 10).verdict()).isEqualTo(Bunching.Verdict.NONE);

        double[] moved = honest.clone();
        for (int i = 0; i < moved.length; i++) {
            // two of three waits that took a little too long are written down as just in time
            if (moved[i] > 240 && moved[i] <= 250 && i % 3 != 0) {
                moved[i] = 239;
            }
        }
        Bunching found = Bunching.below(moved, 240, 10);
        assertThat(found.verdict()).isEqualTo(Bunching.Verdict.BUNCHED);
        assertThat(found.p()).isLessThan(1e-6);
        assertThat(Bunching.below(new double[] {239, 241}, 240, 10).verdict()).isEqualTo(Bunching.Verdict.TOO_FEW);
    }

    @Test
    void bunching_alarmsSeldom_onHonestWaits() {
        int alarms = 0;
        for (long seed = 100; seed < 300; seed++) {
            alarms += Bunching.below(waits(seed), 240, 10).verdict() == Bunching.Verdict.BUNCHED ? 1 : 0;
        }
        // 1 % asked for; the slope is estimated too, which adds a little
        assertThat(alarms).isLessThan(20);
    }

    /** 5,000 exponential waits with a mean of two hours. */
    private static double[] waits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] waits = new double[5_000];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = -120 * Math.log(1 - random.nextDouble());
        }
        return waits;
    }
}
