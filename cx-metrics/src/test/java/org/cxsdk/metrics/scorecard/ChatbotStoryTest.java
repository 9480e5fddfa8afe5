package org.cxsdk.metrics.scorecard;

import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred conversations with a chatbot: what it settled, what it handed to people, and what nobody knows. */
@Tag("S14")
class ChatbotStoryTest {

    @Test
    void containmentAndHandOff_areMeasured_andUnknownEndsAreNoSuccess() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        feed.many(60, "bot.ended", "2026-10", "handedOver", "false", "service", "permit");
        feed.many(30, "bot.ended", "2026-10", "handedOver", "true", "service", "permit");
        feed.many(10, "bot.ended", "2026-10", "service", "permit");

        KpiReport report = feed.recorded().measure(KpiDefinitionsReader.builtIn());

        // Wilson limits of 60 of 90 and 30 of 90, worked in 40-digit decimals: 0.5642, 0.7555 and 0.2445, 0.4358
        assertThat(summary(report, "chatbot-containment"))
                .isEqualTo("chatbot-containment 2026-10 (all): 0.6667 = 60 / 90, n 90, 95 % wilson 0.5642 to 0.7555,"
                        + " left out 10 MISSING_DIMENSION");
        assertThat(summary(report, "chatbot-hand-off"))
                .isEqualTo("chatbot-hand-off 2026-10 (all): 0.3333 = 30 / 90, n 90, 95 % wilson 0.2445 to 0.4358,"
                        + " left out 10 MISSING_DIMENSION");
    }

    private static String summary(KpiReport report, String kpi) {
        return report.find(KpiId.of(kpi), Feed.month("2026-10"), Segment.WHOLE)
                .orElseThrow()
                .summary();
    }
}
