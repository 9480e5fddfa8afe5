package org.cxsdk.metrics.kit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.cause.Inquiry;
import org.cxsdk.metrics.cause.InquiryId;
import org.cxsdk.metrics.cause.InquiryStore;
import org.cxsdk.metrics.cause.Miss;
import org.cxsdk.metrics.cause.PossibleCause;
import org.cxsdk.metrics.cause.Round;
import org.cxsdk.metrics.cause.StorageInquiryStore;
import org.cxsdk.metrics.cause.Suspect;
import org.cxsdk.metrics.decision.Citation;
import org.cxsdk.metrics.decision.Decision;
import org.cxsdk.metrics.decision.DecisionId;
import org.cxsdk.metrics.decision.DecisionStore;
import org.cxsdk.metrics.decision.StorageDecisionStore;
import org.cxsdk.metrics.revision.KpiRevision;
import org.cxsdk.metrics.revision.RevisionStore;
import org.cxsdk.metrics.revision.StorageRevisionStore;
import org.cxsdk.metrics.target.StorageTargetStore;
import org.cxsdk.metrics.target.TargetChange;
import org.cxsdk.metrics.target.TargetStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store of records keeps: {@link RevisionStore} RE-1 to RE-3, {@link TargetStore} TA-1 and TA-2, {@link InquiryStore}
 * IN-1 to IN-3, {@link DecisionStore} DE-1 and DE-2. Extend it with a test class that says how to make the storage, and the
 * stores if they are not those of the library.
 */
public abstract class RecordStoresContract {

    private static final TenantId TENANT = TenantId.of("kit");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456Z");
    private static final KpiId WAIT = KpiId.of("wait");
    private static final KpiId OTHER = KpiId.of("other");
    private static final ActorId DIRECTOR = ActorId.of("director");
    private static final DefinitionRef DEFINITION = new DefinitionRef("wait", "2", "a".repeat(64));
    private static final Segment COUNTER =
            new Segment(Map.of("channel", Optional.of("counter"), "office", Optional.empty()));
    private static final ReportingPeriod OCTOBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("Asia/Dubai"));

    private @Nullable CxContext context;
    private RevisionStore revisions;
    private TargetStore targets;
    private InquiryStore inquiries;
    private DecisionStore decisions;

    /** For those who write a store. */
    protected RecordStoresContract() {}

    /** Makes an empty storage for one test. */
    protected abstract Storage newStorage();

    /** The store of figures as told; that of the library unless overridden. */
    protected RevisionStore revisionStore() {
        return new StorageRevisionStore();
    }

    /** The store of targets; that of the library unless overridden. */
    protected TargetStore targetStore() {
        return new StorageTargetStore();
    }

    /** The store of inquiries; that of the library unless overridden. */
    protected InquiryStore inquiryStore() {
        return new StorageInquiryStore();
    }

    /** The store of decisions; that of the library unless overridden. */
    protected DecisionStore decisionStore() {
        return new StorageDecisionStore();
    }

    /** Makes the context of one test. */
    @BeforeEach
    public final void makeContext() {
        revisions = revisionStore();
        targets = targetStore();
        inquiries = inquiryStore();
        decisions = decisionStore();
        context = CxContext.of(newStorage(), InstantSource.fixed(NOW), new InMemoryKeyStore(), TENANT);
    }

    private CxContext context() {
        return Objects.requireNonNull(context);
    }

    // ---- figures as told

    private static KpiRevision told(long number, @Nullable Rational value) {
        return new KpiRevision(
                WAIT,
                COUNTER,
                number,
                number == 1 ? KpiRevision.Cause.FIRST : KpiRevision.Cause.RESTATED,
                NOW.plusSeconds(number),
                new Measurement(
                        DEFINITION,
                        value,
                        "1",
                        value == null ? null : Ratio.of(1, 3),
                        value == null ? 0 : 3,
                        value == null ? null : new ConfidenceInterval(0.0615, 0.7923, 0.95, "wilson"),
                        value == null ? Measurement.State.NO_DATA : Measurement.State.PROVISIONAL,
                        OCTOBER,
                        17,
                        "journal of observations"),
                BigDecimal.ONE,
                value == null ? null : new BigDecimal("3.0"),
                Map.of("NOT_DUE_YET", 2L));
    }

    private void tell(long after, KpiRevision... told) {
        context().write(session -> {
            revisions.add(session, WAIT, OCTOBER, after, List.of(told));
            return true;
        });
    }

    private List<KpiRevision> history(KpiId kpi, ReportingPeriod period) {
        return context().read(session -> revisions.history(session, kpi, period));
    }

    /** If this fails, look at how a figure is written: a third is a third, and nothing is not 0. */
    @Test
    public void re1_revisionsComeBackAsTheyWereTold_inOrder() {
        KpiRevision third = told(1, Rational.of(1, 3));
        KpiRevision nothing = told(2, null);
        tell(0, third);
        tell(1, nothing);

        assertThat(history(WAIT, OCTOBER)).as("RE-1").containsExactly(third, nothing);
    }

    /** If this fails, look at whether KPI and period are parts of the key. */
    @Test
    public void re2_kpisAndPeriodsAreKeptApart() {
        tell(0, told(1, Rational.ONE));

        assertThat(history(WAIT, OCTOBER.next())).as("RE-2").isEmpty();
        assertThat(history(OTHER, OCTOBER)).as("RE-2").isEmpty();
    }

    /** If this fails, look at how a history that has grown in the meantime is noticed. */
    @Test
    public void re3_whatRestsOnAnOlderHistoryIsRefused() {
        tell(0, told(1, Rational.ONE));

        assertThatExceptionOfType(RevisionConflict.class).as("RE-3").isThrownBy(() -> tell(0, told(1, Rational.ZERO)));
        assertThat(history(WAIT, OCTOBER)).as("RE-3").containsExactly(told(1, Rational.ONE));
    }

    // ---- targets

    private static TargetChange change(TargetChange.Kind kind, String value) {
        return new TargetChange(
                kind,
                new BigDecimal(value),
                Direction.HIGHER_IS_BETTER,
                kind == TargetChange.Kind.SET
                        ? List.of()
                        : List.of(new TargetChange.Evidence("2026-10", new BigDecimal("0.915"), 412, "a".repeat(64))));
    }

    private void aim(long after, TargetChange change) {
        context().as(DIRECTOR, "board of November").write(session -> {
            targets.add(session, WAIT, after, change);
            return true;
        });
    }

    private List<RecordedFact<TargetChange>> aims(KpiId kpi) {
        return context().read(session -> targets.history(session, kpi));
    }

    /** If this fails, look at how changes are ordered, and at the envelope: who approved, and why. */
    @Test
    public void ta1_changesComeBackInOrder_withWhoApprovedThemAndWhy() {
        TargetChange set = change(TargetChange.Kind.SET, "0.85");
        TargetChange raised = change(TargetChange.Kind.RAISED, "0.90");
        aim(0, set);
        aim(1, raised);

        assertThat(aims(WAIT)).as("TA-1").extracting(RecordedFact::value).containsExactly(set, raised);
        assertThat(aims(WAIT).get(1).envelope().orElseThrow().actor())
                .as("TA-1")
                .isEqualTo(DIRECTOR);
        assertThat(aims(WAIT).get(1).envelope().orElseThrow().reason())
                .as("TA-1")
                .isEqualTo("board of November");
        assertThat(aims(OTHER)).as("TA-1").isEmpty();
    }

    /** If this fails, look at how a target that was changed in the meantime is noticed. */
    @Test
    public void ta2_whatWasDecidedOnAnOlderTargetIsRefused() {
        aim(0, change(TargetChange.Kind.SET, "0.85"));

        assertThatExceptionOfType(RevisionConflict.class)
                .as("TA-2")
                .isThrownBy(() -> aim(0, change(TargetChange.Kind.SET, "0.5")));
        assertThat(aims(WAIT)).as("TA-2").hasSize(1);
    }

    // ---- inquiries

    private static Inquiry inquiry(String id, Instant causeBy) {
        return inquiry(id, causeBy, "too few clerks");
    }

    private static Inquiry inquiry(String id, Instant causeBy, String possible) {
        Miss miss = new Miss(
                DEFINITION,
                "2026-10",
                COUNTER,
                new BigDecimal("0.300"),
                new BigDecimal("0.85"),
                Direction.HIGHER_IS_BETTER,
                new BigDecimal("90"),
                Optional.of(new BigDecimal("300")),
                300,
                12);
        Round round = new Round(
                List.of(new PossibleCause(PossibleCause.Bone.PEOPLE, possible)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        return new Inquiry(
                InquiryId.of(id),
                miss,
                Optional.of(new Suspect(COUNTER, 210, 30.5, 230.25, 201.5, .01)),
                DIRECTOR,
                causeBy,
                List.of(round));
    }

    private void inquire(Inquiry inquiry) {
        context().write(session -> {
            inquiries.add(session, inquiry);
            return true;
        });
    }

    private Optional<Stored<Inquiry>> inquired(String id) {
        return context().read(session -> inquiries.find(session, InquiryId.of(id)));
    }

    private List<String> due(Instant until, int limit) {
        return context()
                .read(session -> inquiries.due(session, until, limit).stream()
                        .map(one -> one.id().value())
                        .toList());
    }

    /** If this fails, look at how an inquiry is written and read, and at its index by KPI. */
    @Test
    public void in1_anInquiryComesBackAsItWas_alsoByItsKpi() {
        Inquiry first = inquiry("b", NOW);
        Inquiry second = inquiry("a", NOW);
        inquire(first);
        inquire(second);

        assertThat(inquired("b").map(Stored::value)).as("IN-1").contains(first);
        assertThat(inquired("c")).as("IN-1").isEmpty();
        assertThat(context().<List<Inquiry>>read(session -> inquiries.of(session, WAIT)))
                .as("IN-1")
                .containsExactly(second, first);
        assertThat(context().<List<Inquiry>>read(session -> inquiries.of(session, OTHER)))
                .as("IN-1")
                .isEmpty();
    }

    /** If this fails, look at the versions of documents. */
    @Test
    public void in2_noInquiryIsOverwrittenByWhoHasNotReadIt() {
        inquire(inquiry("a", NOW));
        assertThatExceptionOfType(CxException.class)
                .as("IN-2")
                .isThrownBy(() -> inquire(inquiry("a", NOW.plusSeconds(1))))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));

        Stored<Inquiry> read = inquired("a").orElseThrow();
        Inquiry next = inquiry("a", NOW, "no rota");
        change(read, next);
        assertThatExceptionOfType(CxException.class)
                .as("IN-2")
                .isThrownBy(() -> change(read, read.value()))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));
        assertThat(inquired("a").map(Stored::value)).as("IN-2").contains(next);
    }

    private void change(Stored<Inquiry> read, Inquiry changed) {
        context().write(session -> {
            inquiries.change(session, read, changed);
            return true;
        });
    }

    /** If this fails, look at the index by time, and at whether the time itself belongs to what is due. */
    @Test
    public void in3_whatIsDueComesLongestOverdueFirst_upToAndWithTheTime() {
        inquire(inquiry("b", NOW.plusSeconds(20)));
        inquire(inquiry("a", NOW.plusSeconds(30)));
        inquire(inquiry("c", NOW.plusSeconds(10)));

        assertThat(due(NOW.plusSeconds(20), 10)).as("IN-3").containsExactly("c", "b");
        assertThat(due(NOW.plusSeconds(30), 2)).as("IN-3").containsExactly("c", "b");
        assertThat(due(NOW.plusSeconds(9), 10)).as("IN-3").isEmpty();
    }

    // ---- decisions

    private static Decision decision(String id, String what) {
        return new Decision(
                DecisionId.of(id),
                what,
                "waits fell three months in a row",
                List.of(new Citation(
                        DEFINITION,
                        "2026-10",
                        COUNTER,
                        Measurement.State.OK,
                        Optional.of(new BigDecimal("0.3125")),
                        300,
                        12,
                        "journal of observations")),
                DIRECTOR,
                NOW);
    }

    private void decide(Decision decision) {
        context().write(session -> {
            decisions.add(session, decision);
            return true;
        });
    }

    /** If this fails, look at how a decision is written and read, and at its index by the KPIs that it cites. */
    @Test
    public void de1_aDecisionComesBackAsItWas_alsoByTheKpiItCites() {
        Decision second = decision("d-2", "two more desks");
        Decision first = decision("d-1", "a rota");
        decide(second);
        decide(first);

        assertThat(context().<Optional<Decision>>read(session -> decisions.find(session, DecisionId.of("d-2"))))
                .as("DE-1")
                .contains(second);
        assertThat(context().<List<Decision>>read(session -> decisions.citing(session, WAIT)))
                .as("DE-1")
                .containsExactly(first, second);
        assertThat(context().<List<Decision>>read(session -> decisions.citing(session, OTHER)))
                .as("DE-1")
                .isEmpty();
    }

    /** If this fails, look at whether keeping a decision expects that there is none of this id. */
    @Test
    public void de2_noDecisionIsChanged() {
        decide(decision("d-1", "a rota"));

        assertThatExceptionOfType(CxException.class)
                .as("DE-2")
                .isThrownBy(() -> decide(decision("d-1", "no rota")))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));
        assertThat(context()
                        .<Optional<Decision>>read(session -> decisions.find(session, DecisionId.of("d-1")))
                        .map(Decision::what))
                .as("DE-2")
                .contains("a rota");
    }
}
