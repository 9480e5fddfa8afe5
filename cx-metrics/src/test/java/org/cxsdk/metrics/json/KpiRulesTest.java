package org.cxsdk.metrics.json;

import java.util.List;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a KPI of several things may not be, each told with its place, all at once. */
class KpiRulesTest {

    @Test
    void contradictions_areToldWithPathAndRule() {
        List<String> told = KpiDefinitionsReaderTest.violations("""
            source: {dimensions: [channel], values: {cost: AED, wait: seconds}}
            kpis:
              - {id: unlike, title: {en: a, ar: أ}, measure: {kind: ratio, numerator: {sum: cost, where: {}}, denominator: {sum: wait, where: {}}}}
              - {id: both, title: {en: a, ar: أ}, measure: {kind: cumulative, window: 3, toDate: year, over: {kind: count, where: {}}}}
              - {id: short, title: {en: a, ar: أ}, period: year, measure: {kind: cumulative, toDate: month, over: {kind: count, where: {}}}}
              - {id: one, title: {en: a, ar: أ}, measure: {kind: derived, form: sum, operands: [{kpi: two}]}}
              - {id: two, title: {en: a, ar: أ}, measure: {kind: derived, form: sum, operands: [{kpi: one}]}}
              - {id: costs, title: {en: a, ar: أ}, measure: {kind: sum, value: cost, where: {}}}
              - {id: waits, title: {en: a, ar: أ}, measure: {kind: sum, value: wait, where: {}}}
              - {id: apples, title: {en: a, ar: أ}, measure: {kind: derived, form: sum, operands: [{kpi: costs}, {kpi: waits}]}}
              - {id: periods, title: {en: a, ar: أ}, period: day, measure: {kind: derived, form: sum, operands: [{kpi: costs}]}}
              - {id: parts, title: {en: a, ar: أ}, dimensions: [channel], measure: {kind: derived, form: sum, operands: [{kpi: costs}]}}
              - {id: nobody, title: {en: a, ar: أ}, measure: {kind: derived, form: sum, operands: [{kpi: cost}]}}
              - {id: clock, title: {en: a, ar: أ}, calendar: office, guards: [{kpi: wait}], measure: {kind: count, where: {}}}
              - {id: weeks, title: {en: a, ar: أ}, period: iso-week, measure: {kind: cumulative, toDate: month, over: {kind: count, where: {}}}}
              - {id: years, title: {en: a, ar: أ}, period: year, measure: {kind: cumulative, toDate: fiscal-year, over: {kind: count, where: {}}}}
              - {id: quarters, title: {en: a, ar: أ}, period: quarter, firstMonth: 5, measure: {kind: cumulative, toDate: fiscal-year, over: {kind: count, where: {}}}}
              - {id: months, title: {en: a, ar: أ}, firstMonth: 4, measure: {kind: count, where: {}}}
              - {id: below, title: {en: a, ar: أ}, measure: {kind: ratio, numerator: {where: {}}, denominator: {sum: cost, where: {}}}}
              - {id: per, title: {en: a, ar: أ}, measure: {kind: ratio, numerator: {sum: cost, where: {}}, denominator: {where: {}}, per: 1000}}
              - {id: stock, title: {en: a, ar: أ}, measure: {kind: cumulative, window: 3, over: {kind: backlog, opened: {}, closed: {}}}}
            """).stream()
                .map(violation -> violation.path() + " " + violation.rule())
                .toList();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "kpis[0].unit is missing, and this is a ratio of unlike things: AED by seconds",
                        "kpis[1].measure.toDate stands beside window",
                        "kpis[2].measure.toDate is not longer than the period of the KPI",
                        "kpis[3].measure.operands[0].kpi is made of this KPI itself, directly or not",
                        "kpis[4].measure.operands[0].kpi is made of this KPI itself, directly or not",
                        "kpis[7].measure.operands have different units [AED, seconds], which cannot be added",
                        "kpis[8].measure.operands[0].kpi has other periods or another zone than this KPI",
                        "kpis[9].dimensions[0] is no dimension of costs, which this KPI is made of",
                        "kpis[10].measure.operands[0].kpi names no KPI of this document",
                        "kpis[11].calendar names no calendar of this document",
                        "kpis[11].guards[0].kpi names no KPI of this document",
                        "kpis[12].measure.toDate begins in the middle of a week",
                        "kpis[13].measure.toDate is not longer than the period of the KPI",
                        "kpis[14].firstMonth begins in the middle of a quarter",
                        "kpis[15].firstMonth belongs to period fiscal-year, or to toDate: fiscal-year",
                        "kpis[16].unit is missing, and this is a ratio of unlike things: 1 by AED",
                        "kpis[17].unit is missing, and this is a ratio of unlike things: AED by 1",
                        "kpis[18].measure.over.kind cannot be put together over periods");
    }

    @Test
    void aSumDividedByACount_keepsTheUnitOfTheSum() {
        assertThat(KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {values: {cost: AED}}
            kpis:
              - {id: each, title: {en: a, ar: أ}, measure: {kind: ratio, numerator: {sum: cost, where: {}}, denominator: {where: {}}}}
            """))
                        .kpis()
                        .get(0)
                        .unit())
                .isEqualTo("AED");
    }
}
