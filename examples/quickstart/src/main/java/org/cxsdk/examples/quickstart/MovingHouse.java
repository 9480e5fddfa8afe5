package org.cxsdk.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.ContinuationToken;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.Demands;
import org.cxsdk.core.journey.Finding;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyDiff;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.NextStep;
import org.cxsdk.core.journey.ProcedureComplexity;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.VersionComparison;
import org.cxsdk.core.journey.VersionFigures;
import org.jspecify.annotations.Nullable;

/**
 * Moving house, as a director reads it: one person begins in the city's app, is stuck at the upload and finishes at the tax
 * office's counter, with nothing asked again; then the journey is redesigned, and what both versions ask of people and what
 * came out of them stands side by side. People and figures are invented.
 */
final class MovingHouse {

    private static final ZoneId ZONE = ZoneId.of("Asia/Dubai");
    private static final ChannelId APP = ChannelId.of("app");
    private static final ChannelId COUNTER = ChannelId.of("counter");
    private static final OrganisationId CITY = OrganisationId.of("city");
    private static final OrganisationId TAX = OrganisationId.of("tax-office");
    private static final OrganisationId WATER = OrganisationId.of("water-works");
    private static final EvidenceTypeId CONTRACT = EvidenceTypeId.of("tenancy-contract");
    private static final EvidenceTypeId IDENTITY = EvidenceTypeId.of("identity-card");
    private static final DataCategoryId ADDRESS = DataCategoryId.of("address");
    private static final DataCategoryId HOUSEHOLD = DataCategoryId.of("household");

    private static final StepId APPLY = StepId.of("apply");
    private static final StepId PROOF = StepId.of("upload-proof");
    private static final StepId TAX_RECORD = StepId.of("tell-tax-office");
    private static final StepId SUPPLY = StepId.of("order-water");
    private static final StepId DECISION = StepId.of("decision");

    /** How long each journey is watched: the time within which a move should be settled. */
    private static final Duration HORIZON = Duration.ofDays(30);

    /** Fewer journeys than this are not told. */
    private static final int MINIMUM = 30;

    // region redesign
    private static final JourneyDefinition FIRST = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("apply")
                            .organisation(CITY)
                            .channels(APP, COUNTER)
                            .demands(Demands.of(IDENTITY).signatures(1))
                            .expectation(LocalizedText.of("en", "I tell it once."))
                            .build(),
                    Step.builder("upload-proof")
                            .organisation(CITY)
                            .channels(APP, COUNTER)
                            .demands(Demands.of(CONTRACT))
                            .target(Duration.ofDays(2))
                            .momentOfTruth()
                            .build()),
            Stage.of(
                    "tell-the-others",
                    Step.builder("tell-tax-office")
                            .organisation(TAX)
                            .channels(APP, COUNTER)
                            .demands(Demands.of(IDENTITY, CONTRACT).visits(1).signatures(1))
                            .build(),
                    Step.builder("order-water")
                            .organisation(WATER)
                            .channels(APP, COUNTER)
                            .demands(Demands.of(CONTRACT).signatures(1).fee(Money.of("50", "AED")))
                            .build()),
            Stage.of("settle", Step.builder("decision").lane(Lane.BACK_OFFICE).build()));

    private static final JourneyDefinition SECOND = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "2"),
            Stage.of(
                    "tell",
                    Step.builder("apply")
                            .organisation(CITY)
                            .channels(APP, COUNTER)
                            .demands(Demands.NONE.signatures(1).fee(Money.of("50", "AED")))
                            .data(new DataNeed(PurposeId.of("change-of-address"), Set.of(ADDRESS, HOUSEHOLD)))
                            .expectation(LocalizedText.of("en", "I tell it once."))
                            .momentOfTruth()
                            .build()),
            Stage.of(
                    "settle",
                    Step.builder("tell-tax-office")
                            .lane(Lane.BACK_OFFICE)
                            .organisation(TAX)
                            .build(),
                    Step.builder("order-water")
                            .lane(Lane.BACK_OFFICE)
                            .organisation(WATER)
                            .build(),
                    Step.builder("decision").lane(Lane.BACK_OFFICE).build()));
    // endregion

    private Instant now = Instant.parse("2026-03-02T05:00:00Z");
    private final CxJourneys journeys = CxJourneys.on(CxContext.inMemory(() -> now));
    private final StringBuilder page = new StringBuilder();

    private MovingHouse() {}

    /** Runs the story and returns what it prints. */
    static String run() {
        MovingHouse story = new MovingHouse();
        story.oneMove();
        story.whatTheRedesignChanges();
        story.whatCameOut();
        return story.page.toString();
    }

    // --- one person

    private void oneMove() {
        heading("1. Sara moves house");
        journeys.publish(FIRST);
        JourneyInstanceId move = JourneyInstanceId.of("move-4711");
        journeys.open(move, FIRST.version(), SubjectId.of("sara"));
        happens("2026-03-02T05:00:00Z", move, APPLY, APP, CITY, builder -> builder.asked(ADDRESS, HOUSEHOLD));
        happens(
                "2026-03-02T05:05:00Z",
                move,
                PROOF,
                APP,
                CITY,
                builder -> builder.status(Interaction.Status.FAILED).note("the app refuses photographs above 10 MB"));

        NextStep next = journeys.standing(move).next().get(0);
        line(
                "She is stuck: %s failed on %s. She can go on at %s, until %s.",
                next.step(), next.failedOn(), next.otherChannels(), clock(deadline(next)));
        // region hand-off
        ContinuationToken code = journeys.handOff(move, PROOF, APP, CITY, Duration.ofDays(14));
        // endregion
        line("The app gives her a code to take along.");

        now = Instant.parse("2026-03-03T06:30:00Z");
        // region resume
        String atTheCounter = journeys.resume(code, COUNTER, TAX)
                .fold(
                        goesOn ->
                                "goes on at " + goesOn.standing().next().get(0).step() + ", already given: "
                                        + goesOn.continuation().given(),
                        refused -> refused.reason().text().in(Locale.ENGLISH));
        // endregion
        line("The tax office's counter reads the code: %s.", atTheCounter);
        happens("2026-03-03T06:35:00Z", move, PROOF, COUNTER, TAX, Interaction.Builder::assistedDigital);
        happens("2026-03-03T06:40:00Z", move, TAX_RECORD, COUNTER, TAX, Function.identity());
        happens("2026-03-04T09:00:00Z", move, SUPPLY, APP, WATER, Function.identity());
        happens("2026-03-06T08:00:00Z", move, DECISION, null, CITY, Function.identity());

        JourneyStanding end = journeys.standing(move);
        long again = end.findings().stream()
                .filter(finding -> finding.reason() == Finding.Kind.ASKED_AGAIN)
                .count();
        line(
                "%s after %d days, over %d organisations; asked again for what she had given: %s.",
                end.state() == JourneyStanding.State.COMPLETED ? "Settled" : "Open",
                Duration.between(end.startedAt(), end.completedAt()).toDays(),
                journeys.interactions(move).stream()
                        .map(Interaction::organisation)
                        .distinct()
                        .count(),
                again == 0 ? "nothing" : again + " times");
    }

    private static Instant deadline(NextStep next) {
        return Optional.ofNullable(next.deadline()).orElseThrow().due();
    }

    private void happens(
            String at,
            JourneyInstanceId move,
            StepId step,
            @Nullable ChannelId channel,
            OrganisationId organisation,
            Function<Interaction.Builder, Interaction.Builder> more) {
        now = Instant.parse(at);
        Interaction.Builder builder =
                Interaction.builder(InteractionId.of(move + "/" + step + "/" + at), move, step, now);
        if (channel != null) {
            builder.channel(channel);
        }
        Interaction fact =
                journeys.record(more.apply(builder.organisation(organisation)).build());
        line(
                "%s  %-8s %-12s %-16s %s",
                clock(now),
                channel == null ? "" : channel,
                organisation,
                step,
                fact.status() == Interaction.Status.FAILED ? "in vain: " + fact.note() : "done");
    }

    // --- the design

    private void whatTheRedesignChanges() {
        heading("2. The redesign: the tenancy register is asked, with her consent, and the offices tell each other");
        JourneyDiff diff = JourneyDiff.between(FIRST, SECOND);
        line(
                "Gone: %s. Changed: %s.",
                diff.removed(),
                diff.changed().stream()
                        .map(change -> change.step() + " " + change.aspects())
                        .toList());
        line("%-34s %12s %12s", "What it asks of a person", "version 1", "version 2");
        row(diff, "steps to do", complexity -> complexity.steps());
        row(diff, "documents to hand in", complexity -> complexity.evidenceHandedIn());
        row(diff, "visits", complexity -> complexity.visits());
        row(diff, "signatures", complexity -> complexity.signatures());
        row(
                diff,
                "organisations to deal with",
                complexity -> complexity.organisations().size());
        row(
                diff,
                "kinds of data taken from registers",
                complexity -> complexity.reused().size());
        row(diff, "fees", complexity -> complexity.fees().get(0));
    }

    private void row(JourneyDiff diff, String what, Function<ProcedureComplexity, Object> count) {
        line("%-34s %12s %12s", what, count.apply(diff.before()), count.apply(diff.after()));
    }

    // --- what happened to many

    private void whatCameOut() {
        heading("3. What came out, each journey watched for 30 days (invented figures, made with seeds 1 and 2)");
        journeys.publish(SECOND);
        people(1, 160, FIRST, "2026-03-10T06:00:00Z", 0.35, 0.62, 6.0);
        people(2, 140, SECOND, "2026-06-01T06:00:00Z", 0.08, 0.90, 3.0);
        now = Instant.parse("2026-09-01T06:00:00Z");
        // region compare
        VersionComparison compared = journeys.compare(FIRST.version(), SECOND.version(), HORIZON, MINIMUM);
        VersionComparison.Direction completed = compared.direction(VersionFigures.Measure.COMPLETED); // UP
        // endregion
        line("%-40s %22s %22s   %s", "", "version 1", "version 2", "difference");
        line(
                "%-40s %22d %22d",
                "journeys", compared.before().journeys(), compared.after().journeys());
        for (VersionComparison.Moved moved : compared.moved()) {
            line(
                    "%-40s %22s %22s   %s %s",
                    moved.measure().text().in(Locale.ENGLISH),
                    share(compared.before(), moved.measure()),
                    share(compared.after(), moved.measure()),
                    percent(moved.interval(), "%+.0f to %+.0f points"),
                    switch (moved.direction()) {
                        case UP -> "(more)";
                        case DOWN -> "(fewer)";
                        case NOT_SURE -> "(may be chance)";
                    });
        }
        line("%-40s %22s %22s", "median days to completion", days(compared.before()), days(compared.after()));
        line("%-40s %22s %22s", "how it felt, 1 to 5", felt(compared.before()), felt(compared.after()));
        line("Completion went %s. Intervals are 95 %%; a difference is no proof of its cause.", completed);
    }

    /** Invents people: each tries the steps in order, may be stuck, may give up, may say how it felt. */
    private void people(
            long seed, int count, JourneyDefinition design, String from, double stuck, double goOn, double daysAStep) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            JourneyInstanceId id = JourneyInstanceId.of("v" + design.version().version() + "-" + i);
            now = Instant.parse(from).plus(Duration.ofHours(random.nextInt(24 * 45)));
            journeys.open(id, design.version(), SubjectId.of("person-" + id));
            boolean goesOn = true;
            for (Step step : design.steps()) {
                ChannelId channel = random.nextInt(3) > 0 ? APP : COUNTER;
                if (!goesOn) {
                    break;
                }
                if (step.lane() == Lane.CUSTOMER && random.nextDouble() < stuck) {
                    record(
                            id,
                            step,
                            channel,
                            "x",
                            builder -> builder.status(Interaction.Status.FAILED).satisfaction(2));
                    goesOn = random.nextDouble() < goOn;
                    now = now.plus(Duration.ofMinutes(random.nextInt(1, 2_000)));
                }
                if (goesOn) {
                    int felt = 3 + random.nextInt(3);
                    boolean asks = design == FIRST && step.lane() == Lane.CUSTOMER && random.nextInt(3) == 0;
                    record(id, step, step.lane() == Lane.CUSTOMER ? channel : null, "", builder -> {
                        builder.satisfaction(felt);
                        return asks ? builder.asked(ADDRESS) : builder;
                    });
                    now = now.plus(Duration.ofMinutes((long) (random.nextDouble() * daysAStep * 24 * 60)));
                }
            }
        }
    }

    private void record(
            JourneyInstanceId id,
            Step step,
            @Nullable ChannelId channel,
            String suffix,
            Function<Interaction.Builder, Interaction.Builder> more) {
        Interaction.Builder builder =
                Interaction.builder(InteractionId.of(id + "/" + step.id() + suffix), id, step.id(), now);
        journeys.record(
                more.apply(channel == null ? builder : builder.channel(channel)).build());
    }

    private static String share(VersionFigures figures, VersionFigures.Measure measure) {
        return figures.share(measure)
                .map(share -> String.format(
                                Locale.ROOT, "%.0f %%", 100 * share.ratio().toDouble())
                        + percent(share.interval(), " (%.0f to %.0f)"))
                .orElse("too few");
    }

    private static String percent(ConfidenceInterval interval, String format) {
        return String.format(Locale.ROOT, format, 100 * interval.low(), 100 * interval.high());
    }

    private static String days(VersionFigures figures) {
        return figures.duration() == null || figures.medianSeconds() == null
                ? "too few"
                : String.format(
                        Locale.ROOT,
                        "%.1f (%.1f to %.1f)",
                        figures.duration().median() / 86_400,
                        figures.medianSeconds().low() / 86_400,
                        figures.medianSeconds().high() / 86_400);
    }

    private static String felt(VersionFigures figures) {
        return figures.felt() == null
                ? "too few"
                : String.format(
                        Locale.ROOT,
                        "%.1f (%.1f to %.1f)",
                        figures.felt().mean(),
                        figures.felt().interval().low(),
                        figures.felt().interval().high());
    }

    private static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).format(at.atZone(ZONE));
    }

    private void heading(String text) {
        page.append(page.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    private void line(String format, Object... arguments) {
        page.append("  ")
                .append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
