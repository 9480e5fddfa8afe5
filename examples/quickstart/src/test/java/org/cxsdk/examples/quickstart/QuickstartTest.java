package org.cxsdk.examples.quickstart;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuickstartTest {

    private static final String PAGE = Quickstart.run();

    // European Commission, eGovernment Benchmark 2023, scores of Malta, column "Biennial average 2021 + 2022"
    @Test
    void malta_hasThePublishedScores() {
        assertThat(PAGE)
                .contains("1. User centricity         99.87654321")
                .contains("2. Transparency            98.16477702")
                .contains("3. Key Enablers            94.56838624")
                .contains("4. Cross-border services   90.24911817")
                .contains("0. OVERALL SCORE           95.71470616");
    }

    // performance.gov: 377,268 answers of 1,236,483 offered, published as 31 %
    @Test
    void veterans_haveTheResponseRateOfTheirVolumes() {
        assertThat(PAGE).contains("377268 of 1236483 = 30.51 %");
    }

    // NYC Open Data: 654 of the 677 requests that were closed took at most an hour, and so did 654 of the 999 that fell
    // due
    @Test
    void newYork_looksBetterThanItIs_whenOpenRequestsAreLeftOut() {
        assertThat(PAGE).contains("0.966 = 654 / 677").contains("0.6547 = 654 / 999");
    }

    @Test
    void loop_goesFromAStuckJourneyToALevelThatMoves() {
        assertThat(PAGE)
                .contains("next is prove-address, which failed on [web]")
                .containsSubsequence("NEEDS_CONSENT", "PERMIT", "DENY")
                .containsSubsequence("target 0.9 missed", "channel=web accounts for", "target 0.9 met")
                .containsSubsequence("2026-10: level 3", "2026-11: level 4");
    }

    @Test
    void run_givesTheSameTwice() {
        assertThat(Quickstart.run()).isEqualTo(PAGE);
    }
}
