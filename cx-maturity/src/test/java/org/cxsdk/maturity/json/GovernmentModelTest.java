package org.cxsdk.maturity.json;

import java.nio.file.Path;
import java.util.List;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GovernmentModelTest {

    private static final Path SAMPLE = Path.of("../examples/maturity-scorer/sample/answers.yaml");

    private final MaturityModel model = Models.byId("cx-government");

    @Test
    void byId_loadsEightPillarsOfFortyCriteria() {
        assertThat(((Group) model.node(model.root())).children()).hasSize(8);
        assertThat(model.criteria()).hasSize(40);
        assertThat(model.criteria()).allSatisfy(criterion -> {
            assertThat(criterion.title().texts()).containsOnlyKeys("en", "ar");
            assertThat(criterion.level()).isBetween(2, 5);
            assertThat(criterion.tags()).containsKeys("aspect", "theme");
        });
    }

    @Test
    void score_givesLevelAndLimitingCriterion_forTheSampleOffice() {
        AssessmentResult result = Scorer.of(model)
                .scoreAll(AnswerFiles.read(model, SAMPLE))
                .find(Subject.of("Office of Permits, Rivertown (invented)"), Scope.of("2026-Q3"))
                .orElseThrow();
        // Read off the sample by hand: every criterion of level 2 is in place or proven; the first of level 3 that is
        // not
        // is journeys.life-event, which is only begun (25), and the ladder asks for 75 of each.
        assertThat(result.root().level()).contains(2);
        Limit limit = result.root().limit().orElseThrow();
        assertThat(limit.node()).isEqualTo(NodeId.of("journeys.life-event"));
        assertThat(limit.sentence().in(List.of(java.util.Locale.ENGLISH)))
                .isEqualTo("Level 3 fails: criterion \"Services of several agencies as one journey\" is 25.0 of 75.");
    }
}
