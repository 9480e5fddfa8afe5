package org.cxsdk.metrics.scorecard;

import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Renewal online works well, on the whole. Not for everybody: people over 70, and those who use a screen reader, give up. */
@Tag("S22")
class GroupsStoryTest {

    private static final KpiId COMPLETED = KpiId.of("completed");
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("groups.yaml", """
        source: {dimensions: [age, aid, end]}
        kpis:
          - id: completed
            title: {en: Renewed online without help, ar: جددوا عبر الإنترنت دون مساعدة}
            measure:
              kind: share
              numerator: {where: {kind: renewal, dimension: end, is: done}}
              denominator: {where: {kind: renewal}}
            dimensions: [age, aid]
            suppressBelow: 10
        """));

    @Test
    void whoIsLeftBehind_isSeen_wherePeopleSaidWhoTheyAre_andNobodyIsExposed() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        renewals(feed, "under-40", "none", 180, 200);
        renewals(feed, "40-to-70", "none", 180, 200);
        renewals(feed, "over-70", "none", 45, 100);
        renewals(feed, "under-40", "screen-reader", 12, 30);
        // four people alone would be recognised, and from the rest, were only theirs withheld: the next smallest goes
        // too
        renewals(feed, "over-70", "voice-control", 1, 4);
        renewals(feed, "40-to-70", "magnifier", 12, 15);

        KpiReport report = feed.recorded().measure(KPIS);
        List<SegmentGap> gaps = SegmentGap.of(report, COMPLETED, Feed.month("2026-10"));

        assertThat(report.find(COMPLETED, Feed.month("2026-10"), Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(430, 549));
        SegmentGap age = gap(gaps, "age");
        assertThat(age.worst().segment()).isEqualTo(Segment.of("age", "over-70"));
        assertThat(age.best().segment()).isEqualTo(Segment.of("age", "40-to-70"));
        assertThat(age.gap().verdict()).isEqualTo(Comparison.Verdict.WORSE);
        SegmentGap aid = gap(gaps, "aid");
        assertThat(aid.worst().segment()).isEqualTo(Segment.of("aid", "screen-reader"));
        // 12 of 30 against 405 of 500
        assertThat(aid.gap().difference()).isEqualTo(Rational.of(12, 30).minus(Rational.of(405, 500)));
        assertThat(aid.gap().verdict()).isEqualTo(Comparison.Verdict.WORSE);
        assertThat(List.of("voice-control", "magnifier", "screen-reader", "none"))
                .extracting(used -> report.find(COMPLETED, Feed.month("2026-10"), Segment.of("aid", used))
                        .orElseThrow()
                        .measurement()
                        .value())
                .containsExactly(null, null, Rational.of(12, 30), Rational.of(405, 500));
    }

    private static SegmentGap gap(List<SegmentGap> gaps, String dimension) {
        return gaps.stream()
                .filter(gap -> gap.dimension().equals(dimension))
                .findFirst()
                .orElseThrow();
    }

    private static void renewals(Feed feed, String age, String aid, int done, int all) {
        feed.many(done, "renewal", "2026-10", "age", age, "aid", aid, "end", "done");
        feed.many(all - done, "renewal", "2026-10", "age", age, "aid", aid, "end", "gave-up");
    }
}
