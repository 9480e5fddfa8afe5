package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class TableProtectionTest {

    private static final int MINIMUM = 5;

    private final TableProtection rule = TableProtection.below(MINIMUM);

    /** Rows A(25,4) B(17,12) C(9,30) with all totals. */
    private static Aggregates threeByTwo() {
        return Aggregates.builder()
                .cell("A1", 25)
                .cell("A2", 4)
                .cell("B1", 17)
                .cell("B2", 12)
                .cell("C1", 9)
                .cell("C2", 30)
                .cell("A", 29)
                .cell("B", 29)
                .cell("C", 39)
                .cell("1", 51)
                .cell("2", 46)
                .cell("all", 97)
                .shown("A")
                .shown("B")
                .shown("C")
                .shown("1")
                .shown("2")
                .shown("all")
                .sum("A", List.of("A1", "A2"))
                .sum("B", List.of("B1", "B2"))
                .sum("C", List.of("C1", "C2"))
                .sum("1", List.of("A1", "B1", "C1"))
                .sum("2", List.of("A2", "B2", "C2"))
                .sum("all", List.of("A", "B", "C"))
                .build();
    }

    // By hand: hiding rows A and B costs 58 people, A and C 68; the hidden A2 then lies in 0 to 16
    @Test
    void protect_hidesTheCheapestCycle() {
        Protection protection = rule.protect(threeByTwo());

        assertThat(protection.hidden()).containsExactly("A1", "A2", "B1", "B2");
        assertThat(protection.exposed()).isEmpty();
        TableProtection.Range range = TableProtection.range(threeByTwo(), protection.hidden(), "A2", 0);
        assertThat(range.low()).isCloseTo(0, within(1e-9));
        assertThat(range.high()).isCloseTo(16, within(1e-9));
    }

    @Test
    void range_isASinglePoint_whenOnlyThePrimaryCellIsHidden() {
        TableProtection.Range range = TableProtection.range(threeByTwo(), Set.of("A2"), "A2", 0);

        assertThat(range.low()).isCloseTo(4, within(1e-9));
        assertThat(range.high()).isCloseTo(4, within(1e-9));
    }

    // the quarter and two of its months are out; the third would follow by subtraction
    @Test
    void protect_looksAcrossNestedPeriods() {
        Aggregates.Builder months = Aggregates.builder()
                .cell("2026-Q1", 103)
                .cell("2026-01", 60)
                .cell("2026-02", 40)
                .cell("2026-03", 3)
                .sum("2026-Q1", List.of("2026-01", "2026-02", "2026-03"));

        assertThat(rule.protect(months.build()).hidden()).containsExactly("2026-02", "2026-03");

        Protection late = rule.protect(months.shown("2026-01").shown("2026-02").build());
        assertThat(late.hidden()).containsExactly("2026-03", "2026-Q1");

        assertThat(rule.protect(months.shown("2026-Q1").build()))
                .isEqualTo(new Protection(Set.of("2026-03"), Set.of("2026-03")));
    }

    // an office with 58 of the region's 60: the other two are nobody's figure, and yet would be known
    @Test
    void protect_looksAcrossNestedRegions() {
        Protection protection = rule.protect(Aggregates.builder()
                .cell("region", 60)
                .cell("office", 58)
                .inside("office", "region")
                .build());

        assertThat(protection.hidden()).hasSize(1);
        assertThat(protection.exposed()).isEmpty();
    }

    // two hidden cells of 1 and 2 people give away that together they are 3
    @Test
    void protect_doesNotLeaveASmallUnionInTheOpen() {
        Protection protection = rule.protect(Aggregates.builder()
                .cell("all", 53)
                .cell("a", 1)
                .cell("b", 2)
                .cell("c", 20)
                .cell("d", 30)
                .sum("all", List.of("a", "b", "c", "d"))
                .shown("all")
                .build());

        assertThat(protection.hidden()).containsExactly("a", "b", "c");
    }

    @Test
    void protect_showsEverything_whenNothingIsSmall() {
        assertThat(rule.protect(Aggregates.builder()
                        .cell("all", 50)
                        .cell("a", 20)
                        .cell("b", 30)
                        .cell("none", 0)
                        .sum("all", List.of("a", "b", "none"))
                        .build()))
                .isEqualTo(new Protection(Set.of(), Set.of()));
    }

    @Test
    void aggregates_refuseSumsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregates.builder()
                        .cell("all", 3)
                        .cell("a", 1)
                        .sum("all", List.of("a"))
                        .build());
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** Random tables of services by months, with quarters, totals and a region that is no sum of offices. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSmallGroupCanBeRecovered(int seed) {
        Aggregates aggregates = random(new SplittableRandom(seed));

        Protection protection = rule.protect(aggregates);

        assertThat(protection.exposed()).as("seed %d", seed).isEmpty();
        List<String> unknown = new ArrayList<>(protection.hidden());
        unknown.addAll(aggregates.neverShown());
        Attacker attacker = new Attacker(aggregates, unknown);
        for (String cell : unknown) {
            long size = aggregates.sizes().get(cell);
            if (size > 0 && size < MINIMUM) {
                assertThat(attacker.knows(Set.of(cell)))
                        .as("seed %d, cell %s", seed, cell)
                        .isFalse();
            }
        }
        // groups put together from hidden cells
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L);
        for (int i = 0; i < 300; i++) {
            Set<String> group = new java.util.TreeSet<>();
            for (int k = 0; k < 2 + random.nextInt(3) && !unknown.isEmpty(); k++) {
                group.add(unknown.get(random.nextInt(unknown.size())));
            }
            long size = group.stream().mapToLong(aggregates.sizes()::get).sum();
            if (size > 0 && size < MINIMUM) {
                assertThat(attacker.knows(group))
                        .as("seed %d, group %s", seed, group)
                        .isFalse();
            }
        }
    }

    // the attacker is no straw man: without complementary suppression he finds the cell
    @Test
    void theAttackerFindsWhatSubtractionGives() {
        assertThat(new Attacker(threeByTwo(), List.of("A2")).knows(Set.of("A2")))
                .isTrue();
        assertThat(new Attacker(threeByTwo(), List.of("A1", "A2", "B1", "B2")).knows(Set.of("A2")))
                .isFalse();
        assertThat(new Attacker(threeByTwo(), List.of("A1", "A2", "B1", "B2")).knows(Set.of("A2", "B2")))
                .isTrue();
    }

    private static Aggregates random(SplittableRandom random) {
        int services = 2 + random.nextInt(4);
        int months = 6;
        long[][] sizes = new long[services][months];
        Aggregates.Builder builder = Aggregates.builder();
        for (int s = 0; s < services; s++) {
            for (int m = 0; m < months; m++) {
                sizes[s][m] = random.nextInt(4) == 0 ? random.nextInt(6) : random.nextInt(60);
                builder.cell("s" + s + "m" + m, sizes[s][m]);
            }
        }
        for (int s = 0; s < services; s++) {
            for (int q = 0; q < 2; q++) {
                int from = q * 3;
                builder.cell("s" + s + "q" + q, sizes[s][from] + sizes[s][from + 1] + sizes[s][from + 2]);
                String service = "s" + s;
                builder.sum(
                        "s" + s + "q" + q,
                        IntStream.range(from, from + 3)
                                .mapToObj(m -> service + "m" + m)
                                .toList());
            }
        }
        for (int m = 0; m < months; m++) {
            int month = m;
            builder.cell(
                    "all m" + m,
                    IntStream.range(0, services).mapToLong(s -> sizes[s][month]).sum());
            builder.sum(
                    "all m" + m,
                    IntStream.range(0, services)
                            .mapToObj(s -> "s" + s + "m" + month)
                            .toList());
        }
        long q0 = IntStream.range(0, services)
                .mapToLong(s -> sizes[s][0] + sizes[s][1] + sizes[s][2])
                .sum();
        builder.cell("all q0", q0)
                .sum("all q0", List.of("all m0", "all m1", "all m2"))
                .sum(
                        "all q0",
                        IntStream.range(0, services)
                                .mapToObj(s -> "s" + s + "q0")
                                .toList());
        // an office that answers for most of the first quarter
        long office = q0 - Math.min(q0, random.nextInt(8));
        return builder.cell("office q0", office).inside("office q0", "all q0").build();
    }

    /**
     * Knows all shown sizes and all sums, and solves exactly: a group of hidden cells is known if its indicator is a
     * combination of the sums, by Gaussian elimination over fractions of whole numbers.
     */
    private static final class Attacker {

        private final List<String> unknown;
        private final List<long[]> basis = new ArrayList<>();

        Attacker(Aggregates aggregates, List<String> unknown) {
            this.unknown = unknown;
            for (Aggregates.Sum sum : aggregates.sums()) {
                long[] row = new long[unknown.size()];
                mark(row, sum.whole(), -1);
                sum.parts().forEach(part -> mark(row, part, 1));
                long[] reduced = reduced(row);
                if (pivot(reduced) >= 0) {
                    basis.add(reduced);
                }
            }
        }

        private void mark(long[] row, String cell, int sign) {
            int place = unknown.indexOf(cell);
            if (place >= 0) {
                row[place] += sign;
            }
        }

        boolean knows(Set<String> group) {
            long[] row = new long[unknown.size()];
            group.forEach(cell -> mark(row, cell, 1));
            return pivot(reduced(row)) < 0;
        }

        private long[] reduced(long[] row) {
            long[] left = row.clone();
            for (long[] known : basis) {
                int pivot = pivot(known);
                long a = left[pivot];
                long b = known[pivot];
                if (a == 0) {
                    continue;
                }
                long divisor = 0;
                for (int i = 0; i < left.length; i++) {
                    left[i] = Math.subtractExact(Math.multiplyExact(left[i], b), Math.multiplyExact(known[i], a));
                    divisor = gcd(divisor, Math.abs(left[i]));
                }
                for (int i = 0; divisor > 1 && i < left.length; i++) {
                    left[i] /= divisor;
                }
            }
            return left;
        }

        private static int pivot(long[] row) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] != 0) {
                    return i;
                }
            }
            return -1;
        }

        private static long gcd(long a, long b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    @Test
    void protect_agreesWithTheRuleForOneBreakdown() {
        Map<String, Long> sizes = Map.of("a", 3L, "b", 9L, "c", 40L, "d", 41L);
        Aggregates.Builder builder = Aggregates.builder().cell("all", 93).shown("all");
        sizes.forEach(builder::cell);
        builder.sum("all", List.of("a", "b", "c", "d"));

        assertThat(rule.protect(builder.build()).hidden())
                .isEqualTo(SmallGroups.below(MINIMUM).disclose(sizes).hidden());
    }
}
