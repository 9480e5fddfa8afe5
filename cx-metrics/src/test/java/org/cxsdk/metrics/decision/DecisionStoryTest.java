package org.cxsdk.metrics.decision;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A director opens a desk because of a figure; a late record changes that figure, and the decision can be found again. */
class DecisionStoryTest {

    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final ReportingPeriod MAY = ReportingPeriod.ofMonth(YearMonth.of(2026, 5), ZoneId.of("UTC"));
    private static final KpiId WAIT = KpiId.of("wait");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));

    @Tag("S62")
    @Test
    void aDecision_citesItsFigures_andIsFoundWhenTheyChange() {
        CxMetrics metrics = CxMetrics.on(context);
        metrics.record(visit("v1", 20), visit("v2", 30));
        KpiResult wait =
                metrics.measure(kpis("30")).find(WAIT, MAY, Segment.WHOLE).orElseThrow();

        // region decide
        CxDecisions decisions =
                CxDecisions.on(context.as(ActorId.of("director"), "people wait longer than we promised"));
        decisions.decide(DecisionId.of("desk-6"), "Open a sixth desk", List.of(wait));
        // endregion

        Decision kept = decisions.find(DecisionId.of("desk-6")).orElseThrow();
        assertThat(kept.decidedBy()).isEqualTo(ActorId.of("director"));
        assertThat(kept.why()).isEqualTo("people wait longer than we promised");
        assertThat(kept.citations()).singleElement().satisfies(citation -> {
            assertThat(citation.value())
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("25"));
            assertThat(citation.n()).isEqualTo(2);
            assertThat(citation.revision()).isEqualTo(2);
            assertThat(citation.definition()).isEqualTo(wait.measurement().definition());
        });
        assertThat(standing(decisions, metrics, kpis("30"))).isEqualTo(Citation.Standing.UNCHANGED);

        metrics.record(visit("v3", 4));
        // region review
        Map<Citation, Citation.Standing> review =
                decisions.review(DecisionId.of("desk-6"), metrics.measure(kpis("30")));
        // endregion
        assertThat(review.values()).containsExactly(Citation.Standing.RESTATED);
        assertThat(standing(decisions, metrics, kpis("20"))).isEqualTo(Citation.Standing.REDEFINED);
        assertThat(decisions.citing(WAIT)).containsExactly(kept);
        assertThat(decisions.citing(KpiId.of("other"))).isEmpty();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CxDecisions.on(context).decide(DecisionId.of("x"), "x", List.of(wait)))
                .matches(e -> e.is(MetricsError.DECISION_WITHOUT_EVIDENCE));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> decisions.decide(DecisionId.of("x"), "x", List.of()))
                .matches(e -> e.is(MetricsError.DECISION_WITHOUT_EVIDENCE));
    }

    static Stream<CxContext> storages() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return Stream.of(
                CxContext.inMemory(InstantSource.fixed(NOW)),
                CxContext.of(
                        JdbcStorage.on(database, JdbcOptions.creating()),
                        InstantSource.fixed(NOW),
                        new InMemoryKeyStore(),
                        TenantId.of("agency")));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void store_keepsWhatItsContractSays(CxContext anyContext) throws IOException {
        CxContext storage = anyContext.as(ActorId.of("director"), "board");
        DecisionStore store = new StorageDecisionStore();
        Decision decision = new Decision(
                DecisionId.of("d-1"),
                "Open a desk",
                "long waits",
                List.of(
                        citation("wait", Optional.of(new BigDecimal("25.50")), Measurement.State.OK),
                        citation("errors", Optional.empty(), Measurement.State.TOO_FEW)),
                ActorId.of("director"),
                NOW);
        storage.write(session -> {
            store.add(session, decision);
            return true;
        });

        assertThat(storage.<Optional<Decision>>read(session -> store.find(session, decision.id())))
                .contains(decision);
        assertThat(storage.<List<Decision>>read(session -> store.citing(session, KpiId.of("errors"))))
                .containsExactly(decision);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> storage.write(session -> {
                    store.add(session, decision);
                    return true;
                }))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));
        DocKey key = new DocKey(storage.tenant(), "metrics.decision", "d-1");
        String stored = storage.read(session ->
                new String(session.storage().load(List.of(key)).get(key).body().toArray(), StandardCharsets.UTF_8));
        try (InputStream in = DecisionStoryTest.class.getResourceAsStream("/golden/decision-1.json")) {
            assertThat(stored).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        }
    }

    private static Citation citation(String kpi, Optional<BigDecimal> value, Measurement.State state) {
        return new Citation(
                new DefinitionRef(kpi, "1", "ab".repeat(32)),
                "2026-05",
                new Segment(Map.of("channel", Optional.of("web"), "office", Optional.empty())),
                state,
                value,
                12,
                3,
                "journal");
    }

    private static Citation.Standing standing(CxDecisions decisions, CxMetrics metrics, KpiDefinitions kpis) {
        return decisions
                .review(DecisionId.of("desk-6"), metrics.measure(kpis))
                .values()
                .iterator()
                .next();
    }

    private static Observation visit(String id, long minutes) {
        return Observation.builder(ObservationId.of(id), "visit", MAY.start().plusSeconds(60))
                .value("minutes", minutes)
                .build();
    }

    private static KpiDefinitions kpis(String target) {
        return KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {values: {minutes: minutes}}
            kpis:
              - id: wait
                title: {en: Wait, ar: الانتظار}
                measure: {kind: mean, value: minutes, where: {kind: visit}}
                direction: lower-is-better
                target: TARGET
            """.replace("TARGET", target)));
    }
}
