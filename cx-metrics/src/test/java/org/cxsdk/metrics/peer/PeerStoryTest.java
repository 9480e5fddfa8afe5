package org.cxsdk.metrics.peer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.json.PeerFileCsv;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Seven invented cities measure the same KPI and compare, though none learns another's name. */
class PeerStoryTest {

    private static final KpiId SERVED = KpiId.of("served");
    private static final ReportingPeriod MAY = ReportingPeriod.ofMonth(YearMonth.of(2026, 5), ZoneId.of("UTC"));
    private static final byte[] KEY = "a key of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [quick]}
        kpis:
          - id: served
            title: {en: Served in time, ar: خُدموا في الوقت}
            measure:
              kind: share
              numerator: {where: {all: [{kind: visit}, {dimension: quick, is: 'yes'}]}}
              denominator: {where: {kind: visit}}
        """));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2026-07-01T00:00:00Z")));

    @Tag("S63")
    @Test
    void citiesCompareThemselves_withoutExposingAnybody() {
        List<PeerFile.Contribution> contributions = new ArrayList<>(List.of(
                city("amber", 160, 200),
                city("birch", 170, 200),
                city("cedar", 120, 200),
                city("delta", 190, 200),
                city("ember", 140, 200),
                city("fjord", 181, 207)));

        // region exchange
        PeerFile file = PeerFile.of(contributions, KEY, PeerFile.Rules.standard());
        String csv = PeerFileCsv.text(file);
        // endregion
        assertThat(csv).startsWith("kpi,version,sha256,period,peer,value,n\nserved,1,");
        assertThat(csv).doesNotContain("amber", "fjord", "207", "0.8743");
        // 181/207 to three decimals; 207 to one digit
        assertThat(csv).contains(",0.874,200\n");

        // another city reads it
        KpiResult own = city("grove", 150, 200).result();
        // region stand
        PeerFile read = PeerFileCsv.read(Source.of("peers.csv", csv));
        PeerStanding standing = PeerStanding.of(
                new PeerFigure(
                        "grove", own.measurement().value(), own.measurement().n()),
                read.figures(),
                Direction.HIGHER_IS_BETTER,
                PeerStanding.LEAST_PEERS,
                30);
        // endregion
        assertThat(read).isEqualTo(file);
        assertThat(read.definition()).isEqualTo(own.measurement().definition());
        // .75 is better than .6 and .7 of six; type 7 quartile of .6 .7 .8 .85 .874 .95 is .85 + .75 · .024
        PeerStanding.Placed placed = standing.placed().orElseThrow();
        assertThat(placed.percentile()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(placed.median()).isCloseTo(.825, within(1e-12));
        assertThat(placed.betterQuartile()).isCloseTo(.868, within(1e-12));
        assertThat(placed.gapToBetterQuartile()).isCloseTo(.118, within(1e-12));
        assertThat(placed.best()).isCloseTo(.95, within(1e-12));
        assertThat(placed.peers()).isEqualTo(6);
        // a fifth of the way from .82 to .95 is .846
        assertThat(new PeerStanding.Placed(.5, .8, .95, .97, .13, 6).towards(.82, .2))
                .isCloseTo(.846, within(1e-12));
        assertThat(standing.<String>fold(one -> "placed", few -> "few")).isEqualTo("placed");
    }

    @Test
    void tooFewCities_makeNoFile_andNoPercentile() {
        List<PeerFile.Contribution> six = new ArrayList<>(List.of(
                city("amber", 160, 200),
                city("birch", 170, 200),
                city("cedar", 120, 200),
                city("delta", 190, 200),
                // fewer than thirty cases: left out
                city("ember", 14, 20)));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> PeerFile.of(six, KEY, PeerFile.Rules.standard()))
                .matches(e -> e.is(MetricsError.TOO_FEW_PEERS));
        PeerFigure own = new PeerFigure("own", Rational.of(1, 2), 100);
        assertThat(PeerStanding.of(own, List.of(own), Direction.LOWER_IS_BETTER, 5, 1))
                .isEqualTo(new PeerStanding.TooFew(0, 5));
    }

    @Test
    void codes_differByPeriodAndKey_soFilesCannotBeJoined() {
        List<PeerFile.Contribution> cities = new ArrayList<>();
        for (String name : List.of("amber", "birch", "cedar", "delta", "ember")) {
            cities.add(city(name, 100, 200));
        }
        byte[] other = KEY.clone();
        other[0]++;

        assertThat(PeerFile.of(cities, KEY, PeerFile.Rules.standard())
                        .figures()
                        .get(0)
                        .agency())
                .isNotEqualTo(PeerFile.of(cities, other, PeerFile.Rules.standard())
                        .figures()
                        .get(0)
                        .agency());
    }

    @Test
    void wrongFile_isToldWithItsLines() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        PeerFileCsv.read(Source.of("peers.csv", """
                            kpi,version,sha256,period,peer,value,n
                            served,1,%s,2026-05,p1,much,100
                            other,1,%s,2026-05,p2,0.5,x
                            """.formatted("ab".repeat(32), "cd".repeat(32)))))
                .satisfies(e -> assertThat(e.violations()).hasSize(3));
    }

    private PeerFile.Contribution city(String name, int quick, int all) {
        CxMetrics metrics = CxMetrics.on(context.forTenant(TenantId.of(name)));
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            seen.add(Observation.builder(
                            ObservationId.of("v" + i), "visit", MAY.start().plusSeconds(60))
                    .dimension("quick", i < quick ? "yes" : "no")
                    .build());
        }
        metrics.record(seen);
        return new PeerFile.Contribution(
                name, metrics.measure(KPIS).find(SERVED, MAY, Segment.WHOLE).orElseThrow());
    }
}
