package org.cxsdk.core.disclosure;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CountAuditTest {

    private static BitSet people(int from, int to) {
        BitSet people = new BitSet();
        people.set(from, to);
        return people;
    }

    @Test
    void shown_withholdsSmallGroups_andThoseThatLeaveAFewOut() {
        Map<String, BitSet> groups = new LinkedHashMap<>();
        groups.put("half", people(0, 50));
        groups.put("few", people(0, 4));
        groups.put("nearly all", people(0, 97));
        groups.put("all", people(0, 100));
        groups.put("nobody", new BitSet());

        assertThat(CountAudit.below(5).shown(100, groups)).containsExactly("half", "all", "nobody");
    }

    @Test
    void shown_withholdsWhatBaresAFewBesideAnother_theLessImportant() {
        Map<String, BitSet> groups = new LinkedHashMap<>();
        groups.put("applied", people(0, 60));
        groups.put("paid", people(0, 58));

        assertThat(CountAudit.below(5).shown(100, groups)).containsExactly("applied");
    }

    @Test
    void shown_seesCombinationsOfMany() {
        // a + b + c - d - e = twice those in a, b and c: no two of them tell, all five do
        BitSet few = people(0, 3);
        BitSet a = people(0, 30);
        BitSet b = people(30, 60);
        b.or(few);
        BitSet c = people(60, 90);
        c.or(few);
        BitSet d = people(3, 60);
        d.or(few);
        BitSet e = people(60, 90);
        Map<String, BitSet> groups = new LinkedHashMap<>();
        groups.put("few", few);
        groups.put("a", a);
        groups.put("b", b);
        groups.put("c", c);
        groups.put("d", d);
        groups.put("e", e);

        // b: with a and the number of all it does not tell; c less e would be the few
        assertThat(CountAudit.below(5).shown(120, groups)).doesNotContain("few").doesNotContain("e");
    }

    /** An attacker with a solver: whatever he can work out exactly of a pair, of groups drawn at random, is not small. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shown_leavesNoPairThatBaresAFew(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, BitSet> groups = new LinkedHashMap<>();
        for (int g = 0; g < 40; g++) {
            BitSet group = people(0, 20 + random.nextInt(80));
            for (int p = 0; p < 100; p++) {
                group.set(p, group.get(p) && random.nextInt(20) > 0);
            }
            groups.put("g" + g, group);
        }
        var shown = CountAudit.below(5).shown(100, groups);
        assertThat(shown).as("seed %s", seed).isNotEmpty();
        for (String one : shown) {
            for (String other : shown) {
                BitSet rest = (BitSet) groups.getOrDefault(one, new BitSet()).clone();
                rest.andNot(groups.getOrDefault(other, new BitSet()));
                int left = rest.cardinality();
                boolean inside = left + groups.getOrDefault(other, new BitSet()).cardinality()
                        == groups.getOrDefault(one, new BitSet()).cardinality();
                assertThat(inside && left > 0 && left < 5)
                        .as("%s less %s", one, other)
                        .isFalse();
            }
        }
    }

    @Test
    void below_refusesAMinimumThatProtectsNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountAudit.below(1))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountAudit.below(5).shown(3, Map.of("g", people(0, 4))));
    }
}
