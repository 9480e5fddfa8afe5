package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SmallGroupsTest {

    private final SmallGroups belowFive = SmallGroups.below(5);

    @Test
    void disclose_hidesNothing_whenNoGroupIsSmall() {
        assertThat(belowFive.disclose(Map.of("a", 5L, "b", 70L, "c", 0L)))
                .isEqualTo(new Disclosure(java.util.Set.of(), true));
    }

    @Test
    void disclose_hidesASecondGroup_soThatTheTotalDoesNotTellTheFirst() {
        Disclosure disclosure = belowFive.disclose(Map.of("desk", 3L, "phone", 12L, "web", 80L));

        assertThat(disclosure.hidden()).containsExactly("desk", "phone");
        assertThat(disclosure.totalShown()).isTrue();
    }

    @Test
    void disclose_hidesAllGroupsOfOneSize_soThatNoNameDecides() {
        assertThat(belowFive
                        .disclose(Map.of("desk", 3L, "app", 12L, "phone", 12L, "web", 80L))
                        .hidden())
                .containsExactly("app", "desk", "phone");
    }

    // Two hidden groups with 1 and 1 of a total of 2: subtraction alone would tell both.
    @Test
    void disclose_hidesTheTotal_whenEverythingIsSmall() {
        assertThat(belowFive.disclose(Map.of("desk", 1L, "web", 1L)))
                .isEqualTo(new Disclosure(java.util.Set.of("desk", "web"), false));
        assertThat(belowFive.disclose(Map.of("desk", 4L)).totalShown()).isFalse();
    }

    @Test
    void minimum_isAtLeastTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmallGroups.below(1));
        assertThatIllegalArgumentException().isThrownBy(() -> belowFive.disclose(Map.of("a", -1L)));
    }

    /** An attacker tries every way to fill the hidden groups; the smallest group must not be bounded below the minimum. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void attacker_cannotTellThatAGroupIsSmall(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            int minimum = random.nextInt(2, 7);
            Map<String, Long> sizes = new TreeMap<>();
            int groups = random.nextInt(1, 6);
            for (int i = 0; i < groups; i++) {
                sizes.put("g" + i, random.nextLong(0, 10));
            }
            Disclosure disclosure = SmallGroups.below(minimum).disclose(sizes);

            sizes.forEach((group, size) -> assertThat(disclosure.isShown(group))
                    .as("%s of %s with minimum %d (seed %d)", group, sizes, minimum, seed)
                    .isIn(size == 0 || size >= minimum, false));
            if (disclosure.totalShown() && !disclosure.hidden().isEmpty()) {
                long together =
                        disclosure.hidden().stream().mapToLong(sizes::get).sum();
                for (long greatest : greatestPossible(disclosure.hidden().size(), together)) {
                    assertThat(greatest)
                            .as("%s with minimum %d (seed %d)", sizes, minimum, seed)
                            .isGreaterThanOrEqualTo(minimum);
                }
            }
        }
    }

    /** For each of the hidden groups the greatest size in any way to share {@code together} members, at least one each. */
    private static List<Long> greatestPossible(int groups, long together) {
        List<Long> greatest = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            greatest.add(0L);
        }
        fill(new long[groups], 0, together, greatest);
        return greatest;
    }

    private static void fill(long[] guess, int next, long left, List<Long> greatest) {
        if (next == guess.length - 1) {
            guess[next] = left;
            for (int i = 0; left >= 1 && i < guess.length; i++) {
                greatest.set(i, Math.max(greatest.get(i), guess[i]));
            }
            return;
        }
        for (long size = 1; size < left; size++) {
            guess[next] = size;
            fill(guess, next + 1, left - size, greatest);
        }
    }
}
