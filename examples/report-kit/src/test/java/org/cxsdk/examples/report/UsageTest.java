package org.cxsdk.examples.report;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The use that docs/scorer.md shows. */
class UsageTest {

    @Test
    void page_withOneChart() {
        // region page
        Language language = Language.of("en");
        Chart chart = BarChart.of(
                "Requests closed in time",
                "The counter is slowest.",
                List.of("Web", "Phone", "Counter"),
                Series.of("Share in %", 91.5, 84, 62.25),
                new Scale(0, 100, 20),
                1);
        Report report = new Report(
                language,
                "Third quarter",
                Html.p("One channel misses its target."),
                List.of(new Report.Section("channels", "By channel", List.of(chart.figure("in-time", language)))),
                Html.p("Office of Permits"));
        String page = report.html();
        // endregion

        assertThat(Xml.all(Xml.parse(page), "svg")).hasSize(2);
        assertThat(page).contains("Third quarter", "<bdi>62.3</bdi>");
    }
}
