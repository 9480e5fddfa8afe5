package org.cxsdk.feedback.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.exchange.FiscalQuarter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What the Veterans Health Administration published of five fiscal quarters (performance.gov, public domain): customers, surveys
 * offered, answers. The source prints whole percents.
 */
class VeteransVolumesTest {

    private static final Path FILE =
            Path.of(System.getProperty("cx.data", "../shared/data"), "feedback", "hisp_vha_volumes.csv");

    private record Quarter(FiscalQuarter quarter, SurveyVolumes volumes) {}

    private final List<Quarter> quarters = new ArrayList<>();

    private void add(CsvRow row) {
        quarters.add(new Quarter(
                new FiscalQuarter(Integer.parseInt(row.text("year")), Integer.parseInt(row.text("quarter"))),
                new SurveyVolumes(
                        Long.parseLong(row.text("universe")),
                        Long.parseLong(row.text("surveyed")),
                        Long.parseLong(row.text("respondents")))));
    }

    @Test
    void fiveQuarters_haveTheRatesOfTheirThreeVolumes() {
        Assumptions.assumeTrue(Files.exists(FILE), "sample data absent: " + FILE);
        CsvReader.of(Source.of(FILE))
                .required("year", "quarter", "universe", "surveyed", "respondents")
                .read(this::add);

        assertThat(quarters)
                .extracting(Quarter::quarter)
                .containsExactlyInAnyOrder(
                        new FiscalQuarter(2019, 1),
                        new FiscalQuarter(2019, 2),
                        new FiscalQuarter(2019, 3),
                        new FiscalQuarter(2019, 4),
                        new FiscalQuarter(2020, 1));
        double[][] rates = {
            {30.5114, 28.872}, {20.0793, 20.447}, {17.3522, 21.946}, {16.1584, 22.338}, {16.8458, 21.064}
        };
        for (int i = 0; i < rates.length; i++) {
            SurveyVolumes volumes = volumes(i == 4 ? new FiscalQuarter(2020, 1) : new FiscalQuarter(2019, i + 1));
            assertThat(100 * volumes.responseRate().orElseThrow().toDouble()).isCloseTo(rates[i][0], within(5e-5));
            assertThat(100 * volumes.coverage().orElseThrow().toDouble()).isCloseTo(rates[i][1], within(6e-3));
        }
        ReportingPeriod first = new FiscalQuarter(2019, 1).period(ZoneId.of("America/New_York"));
        assertThat(first.firstDay()).hasToString("2018-10-01");
    }

    private SurveyVolumes volumes(FiscalQuarter quarter) {
        return quarters.stream()
                .filter(of -> of.quarter.equals(quarter))
                .findFirst()
                .orElseThrow()
                .volumes;
    }
}
