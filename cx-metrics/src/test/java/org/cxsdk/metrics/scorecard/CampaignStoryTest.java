package org.cxsdk.metrics.scorecard;

import java.time.LocalDate;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Online services are promoted from mid-June to mid-July: take-up in three months before and three months after. */
@Tag("S25")
class CampaignStoryTest {

    private static final Campaign CAMPAIGN = new Campaign(
            "online-summer",
            LocalizedText.enAr("Do it online", "أنجزها إلكترونياً"),
            LocalDate.of(2026, 6, 15),
            LocalDate.of(2026, 7, 14));
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.builtIn();

    @Test
    void takeUpBeforeAndAfter_areSetSideBySide() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        takeUp(feed, "2026-03", 100);
        takeUp(feed, "2026-04", 98);
        takeUp(feed, "2026-05", 102);
        takeUp(feed, "2026-06", 110);
        takeUp(feed, "2026-07", 118);
        takeUp(feed, "2026-08", 121);
        takeUp(feed, "2026-09", 119);
        takeUp(feed, "2026-10", 120);
        KpiReport report = feed.recorded().measure(KPIS);
        KpiDefinition takeUp = KPIS.find(KpiId.of("digital-take-up")).orElseThrow();

        // region campaign
        Optional<CampaignEffect> effect = CampaignEffect.of(report, takeUp, CAMPAIGN);
        // endregion

        // March to May against August to October; June and July belong to neither: 300 / 600 and 360 / 600
        CampaignEffect told = effect.orElseThrow();
        assertThat(told.before()).isEqualTo(Rational.of(1, 2));
        assertThat(told.after()).isEqualTo(Rational.of(3, 5));
        // Newcombe's interval of 360 / 600 - 300 / 600, worked in 40-digit decimals: 0.0437, 0.1554
        assertThat(told.interval().low()).isCloseTo(0.0437, within(5e-5));
        assertThat(told.interval().high()).isCloseTo(0.1554, within(5e-5));
        assertThat(told.cautions()).isEmpty();
    }

    @Test
    void aRiseThatHadBegunBefore_isNotTheCampaigns() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        for (int month = 1; month <= 9; month++) {
            takeUp(feed, "2026-0" + month, 60 + 8 * month);
        }
        KpiReport report = feed.recorded().measure(KPIS);

        CampaignEffect told = CampaignEffect.of(
                        report, KPIS.find(KpiId.of("digital-take-up")).orElseThrow(), CAMPAIGN)
                .orElseThrow();

        assertThat(told.difference().signum()).isPositive();
        assertThat(told.cautions())
                .containsExactly(CampaignEffect.Caution.TREND_BEFORE, CampaignEffect.Caution.FEW_PERIODS);
    }

    private static void takeUp(Feed feed, String month, int digital) {
        feed.many(digital, "journey.completed", month, "channel", "web", "assistedDigital", "false");
        feed.many(200 - digital, "journey.completed", month, "channel", "counter", "assistedDigital", "false");
    }
}
