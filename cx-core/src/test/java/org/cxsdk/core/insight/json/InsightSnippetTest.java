package org.cxsdk.core.insight.json;

import java.util.List;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example of docs/journeys.md; its figures are counted by hand. */
class InsightSnippetTest {

    @Test
    void insight() {
        // region insight
        EventLog log = CsvLog.columns("case", "activity", "time").read(Source.of("permits.csv", """
                        case,activity,time
                        1,apply,2026-03-02T09:00:00Z
                        2,apply,2026-03-02T10:00:00Z
                        1,decide,2026-03-02T12:00:00Z
                        2,ask again,2026-03-03T10:00:00Z
                        2,decide,2026-03-04T10:00:00Z
                        """));
        LogInsights insights = LogAnalysis.analyse(log).orElseThrow();

        assertThat(insights.variants().top())
                .contains(new Variants.Variant(1, List.of("apply", "ask again", "decide")));
        assertThat(insights.caseDurationSeconds().median()).isEqualTo((3 + 48) * 3_600 / 2.0);
        // endregion
        assertThat(insights.events()).isEqualTo(5);
    }
}
