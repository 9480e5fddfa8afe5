package org.cxsdk.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.NextStep;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.SurveyVolumes;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.Shortfall;
import org.cxsdk.metrics.analysis.ShortfallAnalysis;
import org.cxsdk.metrics.json.KpiDefinitionsReader;

/**
 * The loop of the five modules in one small program: a journey over two channels and two agencies, data reused by consent, a
 * survey, a KPI that misses its target, its cause, and the maturity level that moves when it is mended. People, offices and
 * their figures are invented; section 6 uses published ones. Nothing is read from outside this jar.
 */
public final class Quickstart {

    private static final ZoneId ZONE = ZoneId.of("Asia/Dubai");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZONE);
    private static final ReportingPeriod NOVEMBER = OCTOBER.next();

    private static final ChannelId WEB = ChannelId.of("web");
    private static final ChannelId COUNTER = ChannelId.of("counter");
    private static final OrganisationId PARKING = OrganisationId.of("parking-office");
    private static final OrganisationId REGISTRY = OrganisationId.of("civil-registry");
    private static final KpiId ON_TIME = KpiId.of("resolved-within-target");
    private static final SubjectId AMAL = SubjectId.of("amal");

    private static final JourneyDefinition PERMIT = JourneyDefinition.of(
            JourneyVersion.of("parking-permit", "1"),
            Stage.of(
                    "ask",
                    Step.builder("apply").channels(WEB, COUNTER).build(),
                    Step.builder("prove-address")
                            .channels(WEB, COUNTER)
                            .target(Duration.ofDays(3))
                            .build()),
            Stage.of("receive", Step.builder("issue").build()));

    private Instant now = OCTOBER.start();
    private final CxContext context = CxContext.inMemory(() -> now);
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxConsent consent = CxConsent.on(context);
    private final CxFeedback feedback = CxFeedback.on(context);
    private final CxMetrics metrics = CxMetrics.on(context);
    private final StringBuilder page = new StringBuilder();

    private Quickstart() {}

    /** Prints the loop; with the argument {@code moving-house}, the story of a move and of its redesign. */
    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "slf4j"); // the validator's greeting goes where our log goes
        System.out.print(List.of(args).equals(List.of("moving-house")) ? MovingHouse.run() : run());
    }

    /** Runs the loop and returns what it prints. */
    public static String run() {
        Quickstart quickstart = new Quickstart();
        quickstart.oneJourneyTwoChannels();
        quickstart.askOnce();
        quickstart.feedback();
        KpiReport report = quickstart.whatTheOfficeSees();
        quickstart.maturity(report);
        quickstart.publishedFigures();
        return quickstart.page.toString();
    }

    private void oneJourneyTwoChannels() {
        heading("1. One journey, two channels, two agencies");
        journeys.publish(PERMIT);
        JourneyInstanceId id = JourneyInstanceId.of("permit-amal");
        journeys.open(id, PERMIT.version(), AMAL);
        at("2026-10-03T05:00:00Z");
        journeys.record(step(id, "apply").channel(WEB).organisation(PARKING).build());
        at("2026-10-03T05:20:00Z");
        journeys.record(step(id, "prove-address")
                .channel(WEB)
                .organisation(PARKING)
                .status(Interaction.Status.FAILED)
                .note("The upload stopped at 5 MB.")
                .build());
        NextStep next = journeys.standing(id).next().get(0);
        line("Amal applied on the web and is stuck: next is %s, which failed on %s.", next.step(), next.failedOn());
        line(
                "She can go on at %s, until %s.",
                next.otherChannels(), next.deadline().due());

        at("2026-10-06T06:00:00Z");
        journeys.standing(id).overdue().forEach(late -> line("Overdue: %s, by %s.", late.step(), late.by()));
        journeys.record(step(id, "prove-address")
                .channel(COUNTER)
                .organisation(REGISTRY)
                .build());
        at("2026-10-06T11:00:00Z");
        journeys.record(step(id, "issue").organisation(PARKING).build());
        JourneyStanding done = journeys.standing(id);
        line(
                "Finished at the counter of another agency: %s, %d hand-overs, nothing begun again.",
                done.state(), done.handOvers().size());
    }

    private void askOnce() {
        heading("2. Ask once: the address comes from the civil registry, as long as she wants it to");
        consent.publish(Vocabulary.of(
                "rivertown",
                "1",
                Taxonomy.of(List.of(Concept.of(PurposeId.of("parking-permit")))),
                Taxonomy.of(List.of(
                        Concept.of(DataCategoryId.of("contact")),
                        Concept.of(DataCategoryId.of("address")).under(DataCategoryId.of("contact"))))));
        // region consent
        ReuseRequest request = ReuseRequest.of("amal", "parking-permit", "address", "parking-office");
        tell("nobody asked her yet", consent.decide(request));

        StatementId yes = StatementId.of("amal-1");
        consent.grant(Grant.of(yes, AMAL, request.scope(), Evidence.of("counter")));
        tell("she consents", consent.decide(request));

        consent.withdraw(Withdrawal.of(StatementId.of("amal-2"), AMAL, yes));
        tell("she withdraws", consent.decide(request));
        // endregion
    }

    private void feedback() {
        heading("3. She is asked how it was");
        // region feedback
        Instrument survey = Instruments.builtIn("csat-5").orElseThrow();
        feedback.submit(
                survey,
                Response.to(survey, ResponseId.of("amal-1"), AMAL, now)
                        .answer("satisfaction", 4)
                        .answer("comment", "The counter was quick, the upload was not.")
                        .dimension("channel", "counter")
                        .build());
        // for the office itself; what is published of fewer than five people is withheld
        Score score = feedback.figures(ReleasePolicy.internal()).score(survey, ScoreId.of("csat"), OCTOBER, Map.of());
        // endregion
        line(
                "csat: %s %s = %s, %.0f %% %s interval %.1f to %.1f: one answer says little, and the figure shows it.",
                score.value(),
                score.definition().method().unit(),
                score.ratio(),
                100 * score.interval().level(),
                score.interval().method(),
                score.interval().low(),
                score.interval().high());
    }

    // region core
    private KpiReport whatTheOfficeSees() {
        heading("4. What the office sees: forty more permits in October, forty in November");
        permits("october", "2026-10-01T05:00:00Z", 12, 12, 15, 1);
        // cause found: uploads above 5 MB were refused; mended on 31 October
        permits("november", "2026-11-01T05:00:00Z", 23, 1, 15, 1);
        at("2026-12-15T00:00:00Z");

        int learned = learn(journeys::observations) + learn(feedback::observations) + learn(consent::observations);
        line("%d observations of journeys, feedback and consent are in the metrics journal.", learned);
        KpiReport report = metrics.measure(KpiDefinitionsReader.read(resource("kpis.yaml")));
        for (ReportingPeriod month : List.of(OCTOBER, NOVEMBER)) {
            line("%s", report.find(ON_TIME, month, Segment.WHOLE).orElseThrow().summary());
            ShortfallAnalysis.of(report, ON_TIME, month)
                    .flatMap(Shortfall::main)
                    .ifPresent(part -> line("  %s", part.sentence().in(Locale.ENGLISH)));
        }
        return report;
    }

    private void maturity(KpiReport report) {
        heading("5. What it means for the five-level model, with everything else in place up to level 4");
        MaturityModel model = Models.byId("cx-government");
        Assessment answers = AnswerFiles.read(model, resource("rivertown.yaml"));
        for (ReportingPeriod month : List.of(OCTOBER, NOVEMBER)) {
            KpiResult onTime = report.find(ON_TIME, month, Segment.WHOLE).orElseThrow();
            NodeResult whole = Scorer.of(model)
                    .score(answers.with(onTime.measurement().inPercent()))
                    .root();
            line(
                    "%s: level %d, score %.1f. %s",
                    month.label(),
                    whole.level().orElseThrow(),
                    whole.value().orElseThrow().toDouble(),
                    whole.limit()
                            .map(limit -> limit.sentence().in(Locale.ENGLISH))
                            .orElse(""));
        }
    }

    // endregion

    private void publishedFigures() {
        heading("6. The same engines on published figures");
        MaturityModel model = Models.byId("eu-egovernment-benchmark-2023-indicators");
        AssessmentResult malta = Scorer.of(model).score(AnswerFiles.read(model, resource("malta.yaml")));
        line("EU eGovernment Benchmark 2023, Malta, from its 14 indicators (official overall score: 95.71470616):");
        for (String node : List.of(
                "1. User centricity",
                "2. Transparency",
                "3. Key Enablers",
                "4. Cross-border services",
                "0. OVERALL SCORE")) {
            line(
                    "  %-26s %.8f",
                    node,
                    malta.find(NodeId.of(node))
                            .orElseThrow()
                            .value()
                            .orElseThrow()
                            .toDouble());
        }

        // performance.gov, Veterans Health Administration, first quarter of fiscal year 2019; published there as 31 %
        SurveyVolumes veterans = new SurveyVolumes(4_282_563, 1_236_483, 377_268);
        ConfidenceInterval rate = veterans.responseRateInterval().orElseThrow();
        line(
                "US Veterans Health: %s of %,d customers offered; response rate %s = %s %%, %s interval %.2f to %.2f.",
                veterans.coverage().orElseThrow().percent(1) + " %",
                veterans.customers(),
                veterans.responseRate().orElseThrow(),
                veterans.responseRate().orElseThrow().percent(2),
                rate.method(),
                100 * rate.low(),
                100 * rate.high());

        // NYC Open Data, 1,000 requests of three hours: 654 closed within an hour, 23 later, 322 due and still open, 1
        // not yet due
        line("New York 311, resolved within an hour, of the same requests:");
        KpiEngine.compute(
                        KpiDefinitionsReader.read(resource("nyc.yaml")),
                        newYork(),
                        Instant.parse("2025-01-01T12:00:00Z"))
                .results()
                .forEach(result -> line("  %s", result.summary()));
    }

    /** Permits of one month: begun on the web in time and late, begun at the counter in time and late. */
    private void permits(String month, String begin, int webInTime, int webLate, int counterInTime, int counterLate) {
        int[] many = {webInTime, webLate, counterInTime, counterLate};
        for (int kind = 0; kind < many.length; kind++) {
            ChannelId channel = kind < 2 ? WEB : COUNTER;
            Duration taken = kind % 2 == 0 ? Duration.ofDays(3) : Duration.ofDays(9);
            for (int i = 0; i < many[kind]; i++) {
                JourneyInstanceId id = JourneyInstanceId.of(month + "-" + kind + "-" + i);
                at(begin);
                journeys.open(id, PERMIT.version(), SubjectId.of("person-" + id));
                journeys.record(
                        step(id, "apply").channel(channel).organisation(PARKING).build());
                now = now.plus(taken);
                journeys.record(step(id, "prove-address")
                        .channel(channel)
                        .organisation(PARKING)
                        .build());
                journeys.record(step(id, "issue").organisation(PARKING).build());
            }
        }
    }

    /** Takes over what a module has journalled; in a running system one goes on from the last position. */
    private int learn(BiFunction<Position, Integer, Slice<Observation, Position>> source) {
        int learned = 0;
        Slice<Observation, Position> slice = new Slice<>(List.of(), Position.START, true);
        while (slice.more()) {
            slice = source.apply(slice.last(), 500);
            metrics.record(slice.items());
            learned += slice.items().size();
        }
        return learned;
    }

    private static List<Observation> newYork() {
        Instant opened = Instant.parse("2025-01-01T05:00:00Z");
        List<Observation> requests = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            String id = "request-" + i;
            requests.add(request(id, "request.opened", opened));
            if (i < 654) {
                requests.add(request(id, "request.closed", opened.plus(Duration.ofMinutes(22))));
            } else if (i < 677) {
                requests.add(request(id, "request.closed", opened.plus(Duration.ofMinutes(80))));
            }
        }
        return requests;
    }

    private static Observation request(String id, String kind, Instant at) {
        return Observation.builder(ObservationId.of(id + "/" + kind), kind, at)
                .reference(id)
                .build();
    }

    private Interaction.Builder step(JourneyInstanceId journey, String step) {
        return Interaction.builder(InteractionId.of(journey + "/" + step + "/" + now), journey, StepId.of(step), now);
    }

    private void tell(String when, ReuseDecision decision) {
        line(
                "%-22s %-13s %s",
                when + ":",
                decision.outcome().code(),
                decision.outcome().reasons().get(0).text().in(Locale.ENGLISH));
    }

    private static Source resource(String name) {
        return Source.of(name, () -> Quickstart.class.getResourceAsStream(name));
    }

    private void at(String instant) {
        now = Instant.parse(instant);
    }

    private void heading(String text) {
        page.append(page.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    private void line(String format, Object... arguments) {
        page.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
