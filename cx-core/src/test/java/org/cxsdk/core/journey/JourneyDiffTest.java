package org.cxsdk.core.journey;

import java.util.List;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JourneyDiffTest {

    private static final ChannelId WEB = ChannelId.of("web");
    private static final ChannelId DESK = ChannelId.of("desk");
    private static final EvidenceTypeId CONTRACT = EvidenceTypeId.of("contract");

    private static JourneyDefinition design(String version, Step... steps) {
        return JourneyDefinition.of(JourneyVersion.of("j", version), Stage.of("s", steps));
    }

    private static Step step(String id) {
        return Step.builder(id).build();
    }

    @Test
    void between_tellsWhatIsNewGoneAndDifferent() {
        JourneyDefinition before = design("1", step("a"), step("b"), step("c"));
        JourneyDefinition after = design(
                "2", step("a"), Step.builder("c").channels(WEB).optional().build(), step("d"));

        // region diff
        JourneyDiff diff = JourneyDiff.between(before, after);

        diff.added(); // [d]
        diff.removed(); // [b]
        diff.changed(); // c: on other channels, and optional now
        // endregion
        assertThat(diff.added()).containsExactly(StepId.of("d"));
        assertThat(diff.removed()).containsExactly(StepId.of("b"));
        assertThat(diff.changed())
                .containsExactly(new JourneyDiff.Change(
                        StepId.of("c"), Set.of(JourneyDiff.Aspect.CHANNELS, JourneyDiff.Aspect.FLOW)));
        assertThat(JourneyDiff.between(before, before).isEmpty()).isTrue();
    }

    @Test
    void between_namesTheOneStepThatMoved() {
        JourneyDiff diff = JourneyDiff.between(
                design("1", step("a"), step("b"), step("c"), step("d")),
                design("2", step("d"), step("a"), step("b"), step("c")));

        assertThat(diff.changed())
                .containsExactly(new JourneyDiff.Change(StepId.of("d"), Set.of(JourneyDiff.Aspect.ORDER)));
    }

    @Test
    void complexity_countsWhatIsAskedOfThePerson_byChannel() {
        JourneyDefinition design = design(
                "1",
                Step.builder("apply")
                        .organisation(OrganisationId.of("city"))
                        .demands(Demands.of(CONTRACT, EvidenceTypeId.of("photo"))
                                .visits(1)
                                .signatures(2)
                                .fee(Money.of("10", "AED")))
                        .terms(ChannelTerms.on(WEB, Demands.of(CONTRACT).signatures(1)))
                        .data(new DataNeed(PurposeId.of("move"), Set.of(DataCategoryId.of("address"))))
                        .build(),
                Step.builder("prove")
                        .organisation(OrganisationId.of("tax"))
                        .demands(Demands.of(CONTRACT).visits(1).fee(Money.of("2.50", "AED")))
                        .build(),
                Step.builder("rate").optional().demands(Demands.NONE.visits(9)).build(),
                Step.builder("decide").lane(Lane.BACK_OFFICE).build());

        // region complexity
        ProcedureComplexity usual = ProcedureComplexity.of(design);
        ProcedureComplexity web = ProcedureComplexity.of(design, WEB);

        usual.evidenceHandedIn(); // 3: the contract twice
        web.evidenceHandedIn(); // 2: on the web the photograph is not needed
        usual.fees(); // [12.50 AED]
        // endregion

        assertThat(usual.steps()).isEqualTo(2);
        assertThat(usual.backSteps()).isEqualTo(1);
        assertThat(usual.evidence()).containsExactly(CONTRACT, EvidenceTypeId.of("photo"));
        assertThat(usual.evidenceHandedIn()).isEqualTo(3);
        assertThat(usual.visits()).isEqualTo(2);
        assertThat(usual.signatures()).isEqualTo(2);
        assertThat(usual.fees()).containsExactly(Money.of("12.50", "AED"));
        assertThat(usual.organisations()).containsExactly(OrganisationId.of("city"), OrganisationId.of("tax"));
        assertThat(usual.reused()).containsExactly(DataCategoryId.of("address"));
        assertThat(web.visits()).isEqualTo(1);
        assertThat(web.signatures()).isEqualTo(1);
        assertThat(web.evidenceHandedIn()).isEqualTo(2);
        assertThat(web.fees()).containsExactly(Money.of("2.50", "AED"));
        assertThat(ProcedureComplexity.of(design, DESK))
                .as("nothing differs there")
                .isEqualTo(usual);
        assertThat(List.copyOf(usual.reused())).hasSize(1);
    }
}
