package org.cxsdk.metrics.scorecard;

import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Much is begun on the phone, less is finished: mobile share, and completion beside the other channels. */
@Tag("S13")
class MobileStoryTest {

    @Test
    void mobileCompletion_isComparedWithTheOtherChannels() {
        Feed feed = new Feed("2026-12-02T00:00:00Z");
        begun(feed, "app", 100, 40);
        begun(feed, "web", 100, 80);
        begun(feed, "counter", 50, 45);

        KpiReport report = feed.recorded().measure(KpiDefinitionsReader.builtIn());

        // 40 of 165 completed in the app
        assertThat(report.find(KpiId.of("mobile-share"), Feed.month("2026-10"), Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(40, 165));
        // region gaps
        List<SegmentGap> gaps = SegmentGap.of(report, KpiId.of("completion-by-start-channel"), Feed.month("2026-10"));
        // endregion
        SegmentGap channel = gaps.get(0);
        assertThat(channel.worst().segment()).isEqualTo(Segment.of("channel", "app"));
        assertThat(channel.best().segment()).isEqualTo(Segment.of("channel", "counter"));
        assertThat(channel.gap().difference()).isEqualTo(Rational.of(-1, 2));
        assertThat(channel.gap().verdict()).isEqualTo(Comparison.Verdict.WORSE);
    }

    private static void begun(Feed feed, String channel, int started, int completed) {
        for (int i = 0; i < started; i++) {
            String journey = channel + i;
            feed.add(feed.event("journey.started", "2026-10-05T09:00:00Z")
                    .reference(journey)
                    .dimension("channel", channel));
            if (i < completed) {
                feed.add(feed.event("journey.completed", "2026-10-06T09:00:00Z")
                        .reference(journey)
                        .dimension("channel", channel));
            }
        }
    }
}
