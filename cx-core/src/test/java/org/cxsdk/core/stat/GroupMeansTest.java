package org.cxsdk.core.stat;

import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.stat.GroupMeans.Group;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: R 4.2.2, {@code nlme::lme(y ~ 1, random = ~ 1 | group, method = "REML")}, which finds seven digits. */
class GroupMeansTest {

    private static Group group(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return new Group(
                values.length,
                mean,
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum());
    }

    @Test
    void smallGroups_areDrawnTowardsTheOthers() {
        List<Group> ratings =
                List.of(group(5, 4, 5, 3, 4), group(2, 3, 1, 2), group(5), group(4, 4, 3, 5, 4, 4, 5, 4, 3, 4));

        GroupMeans fitted = GroupMeans.fitted(ratings).orElseThrow();

        assertThat(fitted.mean()).isCloseTo(3.7373850104, within(1e-6));
        assertThat(fitted.between()).isCloseTo(Math.sqrt(1.3513314), within(1e-6));
        assertThat(fitted.within()).isCloseTo(Math.sqrt(0.5520609), within(1e-6));
        double[] estimates = {4.1650565742, 2.1610005179, 4.6337904931, 3.9896924565};
        double[] errors = {0.3229141041, 0.3585230400, 0.6514577946, 0.2315893719};
        for (int i = 0; i < estimates.length; i++) {
            assertThat(fitted.estimate(ratings.get(i))).isCloseTo(estimates[i], within(1e-6));
            assertThat(fitted.error(ratings.get(i))).isCloseTo(errors[i], within(1e-6));
        }
    }

    /** R's InsectSprays by spray; equally large groups have a closed form, (MSB - MSW) / n. */
    @Test
    void equalGroups_haveTheSpreadOfTheAnalysisOfVariance() {
        List<Group> sprays = List.of(
                new Group(12, 14.5, 245.0),
                new Group(12, 15.3333333333333, 200.666666666667),
                new Group(12, 2.08333333333333, 42.9166666666667),
                new Group(12, 4.91666666666667, 68.9166666666667),
                new Group(12, 3.5, 33.0),
                new Group(12, 16.6666666666667, 424.666666666667));

        GroupMeans fitted = GroupMeans.fitted(sprays).orElseThrow();

        assertThat(fitted.mean()).isCloseTo(9.5, within(1e-9));
        assertThat(fitted.between() * fitted.between()).isCloseTo(43.19878, within(1e-5));
        assertThat(fitted.within() * fitted.within()).isCloseTo(15.38131, within(1e-5));
        assertThat(fitted.estimate(sprays.get(0))).isCloseTo(14.3559172566, within(1e-6));
        assertThat(fitted.error(sprays.get(0))).isCloseTo(1.1184791207, within(1e-6));
    }

    @Test
    void groupsThatDifferNoMoreThanChance_areOne() {
        GroupMeans fitted = GroupMeans.fitted(List.of(group(1, 2, 3, 4, 5), group(5, 3, 1), group(2, 4, 3, 3)))
                .orElseThrow();

        assertThat(fitted.isOneForAll()).isTrue();
        assertThat(fitted.mean()).isCloseTo(3, within(1e-12)); // 36 of 12
        assertThat(fitted.estimate(group(5))).isCloseTo(3, within(1e-12));
        assertThat(fitted.error(group(5))).isCloseTo(fitted.error(), within(1e-12));
    }

    @Test
    void nothingToTellChanceBy_isNoFit() {
        assertThat(GroupMeans.fitted(List.of(group(5), group(3), group(1)))).isEmpty();
        assertThat(GroupMeans.fitted(List.of(group(5, 5), group(3, 3)))).isEmpty();
        assertThat(GroupMeans.fitted(List.of(group(5, 4, 3)))).isEmpty();
    }
}
