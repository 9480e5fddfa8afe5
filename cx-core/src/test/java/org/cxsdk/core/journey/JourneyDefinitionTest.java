package org.cxsdk.core.journey;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JourneyDefinitionTest {

    private static final JourneyVersion VERSION = JourneyVersion.of("j", "1");

    private static Step step(String id, String... parallelWith) {
        Step.Builder step = Step.builder(id);
        for (String other : parallelWith) {
            step.parallelWith(StepId.of(other));
        }
        return step.build();
    }

    private static List<List<String>> blocks(JourneyDefinition definition) {
        return definition.blocks().stream()
                .map(block -> block.stream().map(step -> step.id().value()).toList())
                .toList();
    }

    @Test
    void blocks_joinsParallelNeighbours_whicheverOfThemSaysSo() {
        assertThat(blocks(JourneyDefinition.of(
                        VERSION, Stage.of("s", step("a"), step("b"), step("c", "b"), step("d", "c"), step("e")))))
                .containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
        assertThat(blocks(JourneyDefinition.of(VERSION, Stage.of("s", step("a", "c", "b"), step("b"), step("c")))))
                .containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void blocks_endWithTheStage() {
        assertThat(blocks(JourneyDefinition.of(VERSION, Stage.of("s", step("a")), Stage.of("t", step("b")))))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void new_refuses_whenParallelStepsDoNotStandTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyDefinition.of(VERSION, Stage.of("s", step("a", "c"), step("b"), step("c"))))
                .withMessageContaining("parallel");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JourneyDefinition.of(VERSION, Stage.of("s", step("a", "b")), Stage.of("t", step("b"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyDefinition.of(VERSION, Stage.of("s", step("a", "nowhere"))));
    }

    @Test
    void new_refuses_whenAnIdentifierComesTwiceOrNothingIsRequired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyDefinition.of(VERSION, Stage.of("s", step("a")), Stage.of("t", step("a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyDefinition.of(VERSION, Stage.of("s", step("a")), Stage.of("s", step("b"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyDefinition.of(
                        VERSION, Stage.of("s", Step.builder("a").optional().build())));
    }

    @Test
    void version_refuses_whenItWouldBeAmbiguous() {
        assertThatIllegalArgumentException().isThrownBy(() -> JourneyVersion.of("j", "1@2"));
    }
}
