package org.cxsdk.core.insight.json;

import java.time.Instant;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.json.JsonOutput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JourneysJsonTest {

    /** One case: a at 12:00:00, b 90.5 s later; written out by hand from the layout in the documentation. */
    private static final String EXPECTED = """
            {
              "log": "tiny",
              "events": 2,
              "cases": 1,
              "activities": 2,
              "first": "2026-03-01T12:00:00Z",
              "last": "2026-03-01T12:01:30.500Z",
              "startActivities": {
                "a": 1
              },
              "endActivities": {
                "ب": 1
              },
              "activityCounts": {
                "a": 1,
                "ب": 1
              },
              "directlyFollows": [
                {
                  "from": "a",
                  "to": "ب",
                  "count": 1,
                  "seconds": {
                    "mean": 90.5,
                    "median": 90.5,
                    "p90": 90.5,
                    "max": 90.5
                  }
                }
              ],
              "variants": {
                "count": 1,
                "top": [
                  {
                    "count": 1,
                    "path": [
                      "a",
                      "ب"
                    ]
                  }
                ]
              },
              "caseDurationSeconds": {
                "n": 1,
                "mean": 90.5,
                "median": 90.5,
                "min": 90.5,
                "max": 90.5,
                "stdevSample": null,
                "p10": 90.5,
                "p25": 90.5,
                "p75": 90.5,
                "p90": 90.5,
                "p95": 90.5
              },
              "traceLength": {
                "n": 1,
                "mean": 2,
                "median": 2,
                "min": 2,
                "max": 2,
                "stdevSample": null,
                "p10": 2,
                "p25": 2,
                "p75": 2,
                "p90": 2,
                "p95": 2
              },
              "rework": {
                "cases": 0,
                "share": 0,
                "byActivity": {}
              },
              "eventOrder": "time, ties as in the file",
              "ties": 0
            }
            """;

    @Test
    void of_keepsOrderOfKeysAndFullPrecision() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        EventLog log = EventLog.builder()
                .add("1", "a", noon)
                .add("1", "ب", noon.plusMillis(90_500))
                .build();
        assertThat(JsonOutput.text(
                        JourneysJson.of("tiny", LogAnalysis.analyse(log).orElseThrow())))
                .isEqualTo(EXPECTED);
    }
}
