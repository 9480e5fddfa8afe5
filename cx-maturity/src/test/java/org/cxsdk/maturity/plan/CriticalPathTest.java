package org.cxsdk.maturity.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CriticalPathTest {

    /**
     * The project of the Reliable Construction Company: F. S. Hillier, G. J. Lieberman, Introduction to Operations Research,
     * chapter on PERT/CPM: 44 weeks, critical path A B C E F J L N.
     */
    private static final List<CriticalPath.Activity> RELIABLE = List.of(
            activity("A", 2),
            activity("B", 4, "A"),
            activity("C", 10, "B"),
            activity("D", 6, "C"),
            activity("E", 4, "C"),
            activity("F", 5, "E"),
            activity("G", 7, "D"),
            activity("H", 9, "E", "G"),
            activity("I", 7, "C"),
            activity("J", 8, "F", "I"),
            activity("K", 4, "J"),
            activity("L", 5, "J"),
            activity("M", 2, "H"),
            activity("N", 6, "K", "L"));

    @Test
    void of_findsThePublishedPath() {
        CriticalPath path = CriticalPath.of(RELIABLE);

        assertThat(path.length()).isEqualTo(44);
        assertThat(path.path()).extracting(InitiativeId::value).containsExactly("A", "B", "C", "E", "F", "J", "L", "N");
    }

    @Test
    void of_findsThePublishedSlacks() {
        assertThat(CriticalPath.of(RELIABLE).windows().stream()
                        .filter(window -> !window.isCritical())
                        .collect(Collectors.toMap(window -> window.id().value(), CriticalPath.Window::slack)))
                .containsOnly(
                        Map.entry("D", 4L),
                        Map.entry("G", 4L),
                        Map.entry("H", 4L),
                        Map.entry("M", 4L),
                        Map.entry("I", 2L),
                        Map.entry("K", 1L));
    }

    /** The sample instance names its critical path: 18 units over 8 activities. */
    @Test
    void of_equalsTheSampleInstance() {
        CriticalPath path = CriticalPath.of(RoadmapInstance.sample().activities());

        assertThat(path.length()).isEqualTo(18);
        assertThat(path.path()).hasSize(8);
    }

    @Test
    void of_isEmpty_whenThereIsNothingToDo() {
        assertThat(CriticalPath.of(List.of()).length()).isZero();
        assertThat(CriticalPath.of(List.of()).path()).isEmpty();
    }

    @Test
    void of_refusesCirclesAndStrangers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticalPath.of(List.of(activity("A", 1, "B"), activity("B", 1, "A"))))
                .withMessageContaining("wait for each other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticalPath.of(List.of(activity("A", 1, "X"))))
                .withMessageContaining("which is not there");
    }

    private static CriticalPath.Activity activity(String id, long duration, String... after) {
        Set<InitiativeId> before = new TreeSet<>();
        Arrays.stream(after).forEach(name -> before.add(InitiativeId.of(name)));
        return new CriticalPath.Activity(InitiativeId.of(id), duration, before);
    }
}
