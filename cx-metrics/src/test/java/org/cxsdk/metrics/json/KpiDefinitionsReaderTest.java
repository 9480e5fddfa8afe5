package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.Filter;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Measure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KpiDefinitionsReaderTest {

    private static final String RESOLVED = """
        source:
          dimensions: [channel, office, test]
          values: {cost: AED}
        kpis:
          - id: resolved
            version: 1.10
            scheme: NYC
            title: {en: Resolved in an hour, ar: حُلّت خلال ساعة}
            measure:
              kind: attainment
              opened: {kind: case.opened}
              closed: {kind: case.closed}
              within: PT1H
            where: {not: {dimension: test, is: "true"}}
            exclude:
              - id: duplicate
                where: {dimension: office, in: [x, y]}
                because: {en: Duplicates are no cases., ar: المكررات ليست معاملات.}
            requires: [channel]
            dimensions: [channel, office]
            period: iso-week
            zone: Asia/Dubai
            direction: higher-is-better
            minimumN: 30
            target: 0.9
            provisionalFor: P10D
        """;

    @Test
    void read_bindsEveryProperty() {
        KpiDefinition kpi = read(RESOLVED).find(KpiId.of("resolved")).orElseThrow();

        assertThat(kpi.version()).isEqualTo("1.10");
        assertThat(kpi.scheme()).isEqualTo("NYC");
        assertThat(kpi.unit()).isEqualTo("1");
        assertThat(kpi.measure())
                .isEqualTo(new Measure.Attainment(
                        Filter.kind("case.opened"),
                        Filter.kind("case.closed"),
                        Duration.ofHours(1),
                        Measure.Cohort.DUE_COHORT,
                        Measure.Closing.FIRST_CLOSE));
        assertThat(kpi.where().text()).isEqualTo("not (dimension \"test\" = \"true\")");
        assertThat(kpi.exclusions()).hasSize(1);
        assertThat(kpi.exclusions().get(0).where().text()).isEqualTo("dimension \"office\" in [\"x\", \"y\"]");
        assertThat(kpi.requires()).containsExactly("channel");
        assertThat(kpi.dimensions()).containsExactly("channel", "office");
        assertThat(kpi.grain()).isEqualTo(ReportingPeriod.Grain.ISO_WEEK);
        assertThat(kpi.zone()).isEqualTo(ZoneId.of("Asia/Dubai"));
        assertThat(kpi.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(kpi.minimumN()).isEqualTo(30);
        assertThat(kpi.target()).isEqualTo(new BigDecimal("0.9"));
        assertThat(kpi.provisionalFor()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void read_givesTheSameHash_forJsonAndForAnotherOrderOfKeys() {
        String yaml = """
            kpis:
              - measure: {where: {kind: done}, kind: count}
                title: {en: Done, ar: أُنجز}
                id: done
            source: {values: {}, dimensions: []}
            """;
        String json = """
            {"source": {"dimensions": [], "values": {}},
             "kpis": [{"id": "done", "title": {"en": "Done", "ar": "أُنجز"},
                       "measure": {"kind": "count", "where": {"kind": "done"}}}]}
            """;

        KpiDefinitions fromYaml = read(yaml);
        KpiDefinitions fromJson = KpiDefinitionsReader.read(Source.of("kpis.json", json));

        assertThat(fromYaml).isEqualTo(fromJson);
        assertThat(fromYaml.sha256()).isEqualTo(fromJson.sha256());
        assertThat(fromYaml.kpis().get(0).ref())
                .isEqualTo(fromJson.kpis().get(0).ref());
    }

    @Test
    void ref_changes_withEveryPropertyThatMatters() {
        KpiDefinition kpi = read(RESOLVED).kpis().get(0);

        for (String[] change : new String[][] {
            {"target: 0.9", "target: 0.8"},
            {"within: PT1H", "within: PT2H"},
            {"zone: Asia/Dubai", "zone: UTC"},
            {"in: [x, y]", "in: [x, z]"},
            {"minimumN: 30", "minimumN: 31"},
            {"version: 1.10", "version: 1.11"}
        }) {
            assertThat(RESOLVED).contains(change[0]);
            assertThat(read(RESOLVED.replace(change[0], change[1]))
                            .kpis()
                            .get(0)
                            .ref()
                            .sha256())
                    .as(change[1])
                    .isNotEqualTo(kpi.ref().sha256());
        }
    }

    @Test
    void read_takesTheUnitOfTheSource_forSumsAndMeans() {
        KpiDefinitions definitions = read("""
            source: {values: {cost: AED}}
            kpis:
              - {id: total, title: {en: Cost}, measure: {kind: sum, value: cost, where: {kind: booked}}}
            """);

        assertThat(definitions.kpis().get(0).unit()).isEqualTo("AED");
    }

    @Test
    void read_tellsEveryViolation_withLineAndRemedy() {
        List<Violation> violations = violations("""
            source:
              dimensions: [channel]
              values: {cost: AED}
            kpis:
              - id: a
                title: {en: A}
                unit: EUR
                measure: {kind: sum, value: cost, where: {dimension: chanel, is: web}}
              - id: a
                title: {en: A again}
                dimensions: [office]
                minimumN: 0
                measure:
                  kind: share
                  numerator: {sum: cost, where: {kind: x}}
                  within: PT1H
            """);

        assertThat(violations)
                .extracting(violation -> violation.line() + " " + violation.path() + " " + violation.rule())
                .containsExactlyInAnyOrder(
                        "7 kpis[0].unit differs from the unit of \"cost\", which is AED",
                        "8 kpis[0].measure.where.dimension names no dimension of the source",
                        "9 kpis[1].id is the id of another KPI",
                        "11 kpis[1].dimensions[0] names no dimension of the source",
                        "12 kpis[1].minimumN must be greater than or equal to 1",
                        "14 kpis[1].measure.denominator is missing, and kind share needs it",
                        "15 kpis[1].measure.numerator.sum stands in a share, which divides counts",
                        "16 kpis[1].measure.within does not belong to kind share");
        assertThat(violations)
                .filteredOn(violation -> violation.line() == 8)
                .first()
                .extracting(Violation::remedy)
                .asString()
                .contains("channel");
    }

    @Test
    void read_refusesFiltersThatCannotBeMeant() {
        List<Violation> violations = violations("""
            source: {dimensions: [channel], values: {cost: AED}}
            kpis:
              - id: a
                title: {en: A}
                measure:
                  kind: count
                  where:
                    any:
                      - {dimension: channel}
                      - {is: web}
                      - {value: cost}
                      - {value: cost, atLeast: 3, atMost: 2}
                      - {kinds: []}
                      - {atMost: 3}
                      - {any: []}
            """);

        assertThat(violations).extracting(Violation::line).containsExactly(9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void builtIn_isValid_andSpeaksEnglishAndArabic() {
        KpiDefinitions builtIn = KpiDefinitionsReader.builtIn();

        assertThat(builtIn.kpis().stream().map(kpi -> kpi.id().value()))
                .contains("completion-rate", "digital-take-up", "resolved-within-target");
        assertThat(builtIn.kpis())
                .allSatisfy(kpi -> assertThat(kpi.title().texts()).containsOnlyKeys("en", "ar"));
    }

    private static KpiDefinitions read(String yaml) {
        return KpiDefinitionsReader.read(Source.of("kpis.yaml", yaml));
    }

    static List<Violation> violations(String yaml) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> read(yaml))
                .violations();
    }
}
