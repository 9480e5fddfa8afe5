package org.cxsdk.metrics.json;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.SurvivalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files of durations as R, Python and spreadsheets write them. */
class SurvivalCsvTest {

    private static final SurvivalCsv.Columns COLUMNS =
            new SurvivalCsv.Columns("time", "status", Optional.empty(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "true, false",
        "TRUE, FALSE",
        "yes, no",
        "1.0, 0.0",
        "T, F",
        // R's Surv: if the largest code is 2, 1 is a case still open
        "2, 1"
    })
    void read_knowsWhichCasesEnded(String ended, String open) {
        assertThat(read("time,status\n5," + ended + "\n7," + open + "\n"))
                .containsExactly(new SurvivalTime(0, 5, true), new SurvivalTime(0, 7, false));
    }

    /** R's Surv again: without a 2, 1 ended. */
    @Test
    void read_takesOneAsEnded_whereNoTwoStands() {
        assertThat(read("time,status\n5,1\n7,1\n"))
                .containsExactly(new SurvivalTime(0, 5, true), new SurvivalTime(0, 7, true));
    }

    @Test
    void read_refusesAColumnOfTwoCodes_atTheRowWhereTheSecondBegins() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read("time,status\n5,1\n6,0\n7,2\n8,dead\n"))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.line() + " " + violation.rule())
                        .containsExactly("4 mixes 2 with other words than 1", "5 does not say whether the case ended"));
    }

    private static List<SurvivalTime> read(String csv) {
        SortedMap<String, List<SurvivalTime>> cases = SurvivalCsv.read(Source.of("cases.csv", csv), COLUMNS);
        return cases.get(cases.firstKey());
    }
}
