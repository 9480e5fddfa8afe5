package org.cxsdk.examples.quickstart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/run quickstart moving-house} prints. */
@Tag("S8")
@Tag("S15")
@Tag("S17")
class MovingHouseStoryTest {

    private static final String PAGE = MovingHouse.run();

    @Test
    void aPersonStuckInTheApp_goesOnAtAnotherAgencysCounter_withNothingAskedAgain() {
        assertThat(PAGE)
                .containsSubsequence(
                        "2 Mar 09:05  app      city         upload-proof     in vain: the app refuses photographs",
                        "stuck: upload-proof failed on [app]. She can go on at [counter]",
                        "counter reads the code: goes on at upload-proof, already given: [address, household]",
                        "3 Mar 10:35  counter  tax-office   upload-proof     done",
                        "Settled after 4 days, over 3 organisations; asked again for what she had given: nothing.");
    }

    @Test
    void theRedesign_hasFewerStepsDocumentsVisitsAndSignatures() {
        assertThat(PAGE)
                .contains("Gone: [upload-proof].")
                .containsPattern("steps to do +4 +1\n")
                .containsPattern("documents to hand in +5 +0\n")
                .containsPattern("visits +1 +0\n")
                .containsPattern("signatures +3 +1\n")
                .containsPattern("organisations to deal with +3 +1\n")
                .containsPattern("kinds of data taken from registers +0 +2\n")
                .containsPattern("fees +AED 50 +AED 50\n|fees +50 AED +50 AED\n");
    }

    @Test
    void bothVersions_standSideBySideWithIntervals() {
        assertThat(PAGE)
                .containsPattern("journeys +161 +140\n")
                .containsPattern(
                        "completed in time +\\d+ % \\(\\d+ to \\d+\\) +\\d+ % \\(\\d+ to \\d+\\) +\\+\\d+ to \\+\\d+ points \\(more\\)")
                .containsPattern(
                        "stuck at least once +\\d+ % \\(\\d+ to \\d+\\) +\\d+ % \\(\\d+ to \\d+\\) +-\\d+ to -\\d+ points \\(fewer\\)")
                .containsPattern("asked again for the same data .*\\(fewer\\)")
                .containsPattern("median days to completion +\\d+\\.\\d \\(\\d+\\.\\d to \\d+\\.\\d\\)")
                .contains("Completion went UP.");
    }

    @Test
    void theSameIsPrintedTwice() {
        assertThat(MovingHouse.run()).isEqualTo(PAGE);
    }
}
