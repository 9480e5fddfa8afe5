package org.cxsdk.core.journey.personal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.CustomerProfile;
import org.cxsdk.core.customer.CxCustomers;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.customer.ProfileAttribute;
import org.cxsdk.core.customer.Residence;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Salma has little time and is stuck in the app; what she permits decides what is done for her. All invented. */
class PersonalisationStoryTest {

    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final SubjectId SALMA = SubjectId.of("salma");
    private static final JourneyInstanceId MOVE = JourneyInstanceId.of("move-1");
    private static final PurposeId HELPING = PurposeId.of("personal-help");
    private static final ActorId APP_BACKEND = ActorId.of("app");
    private static final DataCategoryId CONTACT = DataCategoryId.of("contact");
    private static final AttributeName ADDRESS = AttributeName.of("address");
    private static final ChannelId APP = ChannelId.of("app");
    private static final ChannelId PHONE = ChannelId.of("phone");
    private static final StepId UPLOAD = StepId.of("upload-proof");

    // region rules
    private static final Personaliser RULES = Personaliser.of(List.of(
            new Rule(
                    RuleId.of("little-time-by-phone"),
                    List.of(
                            new Condition.FacetBetween(FiveMys.Facet.WATCH, 1, 2, Period.ofMonths(6)),
                            new Condition.StuckAt(UPLOAD, APP)),
                    new Choice.Channel(PHONE),
                    LocalizedText.enAr(
                            "You said that your time is short, so we can take the proof by telephone.",
                            "ذكرتم أن وقتكم ضيق، لذلك يمكننا استلام الإثبات هاتفياً.")),
            new Rule(
                    RuleId.of("stuck-in-the-app"),
                    List.of(new Condition.StuckAt(UPLOAD, APP)),
                    new Choice.Channel(ChannelId.of("counter")),
                    LocalizedText.enAr(
                            "The upload failed; the counter takes the proof, too.",
                            "فشل التحميل؛ يمكن تسليم الإثبات عند المكتب أيضاً.")),
            new Rule(
                    RuleId.of("known-address"),
                    List.of(new Condition.IsType(CustomerType.INDIVIDUAL)),
                    new Choice.PreFill(ADDRESS, CONTACT),
                    LocalizedText.enAr("The registry has your address.", "لدى السجل عنوانكم.")),
            new Rule(
                    RuleId.of("proof-first"),
                    List.of(new Condition.CanDo(UPLOAD)),
                    new Choice.NextBestStep(UPLOAD),
                    LocalizedText.enAr("Only the proof is missing.", "لا ينقص سوى الإثبات."))));
    // endregion

    private enum Why implements Reason {
        SHE_SAID_SO;

        @Override
        public LocalizedText text() {
            return LocalizedText.enAr("She said so.", "قالت ذلك.");
        }
    }

    private final Set<DataCategoryId> permitted = new HashSet<>();
    private final CxContext context = CxContext.inMemory(() -> NOW);
    private final UsePermission permission = request -> new UsePermission.Answer(
            request.purpose().equals(HELPING) && permitted.containsAll(request.categories()),
            List.of(Why.SHE_SAID_SO),
            "consent-9");
    private final CxPersonalisation personal = CxPersonalisation.on(context, permission, ZoneId.of("Asia/Dubai"));

    PersonalisationStoryTest() {
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of("moving-house", "1"),
                Stage.of(
                        "tell",
                        Step.builder("apply").build(),
                        Step.builder("upload-proof").channels(APP, PHONE).build()));
        CxJourneys journeys = CxJourneys.on(context);
        journeys.publish(design);
        journeys.open(MOVE, design.version(), SALMA);
        journeys.record(Interaction.builder(InteractionId.of("1"), MOVE, StepId.of("apply"), NOW)
                .build());
        journeys.record(Interaction.builder(InteractionId.of("2"), MOVE, UPLOAD, NOW)
                .status(Interaction.Status.FAILED)
                .channel(APP)
                .build());
        CxCustomers.on(context)
                .keep(CustomerProfile.individual(SALMA, Residence.RESIDENT)
                        .with(new ProfileAttribute(
                                ADDRESS, CONTACT, "Palm Street 4", OrganisationId.of("registry"), NOW)));
        personal.note(FiveMys.empty(SALMA)
                .with(
                        FiveMys.Facet.WATCH,
                        1,
                        LocalizedText.enAr(
                                "She asked for the quick way on 3 November.", "طلبت الطريقة السريعة في 3 نوفمبر."),
                        LocalDate.of(2026, 11, 3)));
    }

    private Personalised choose() {
        return personal.choose(RULES, SALMA, MOVE, HELPING, APP_BACKEND);
    }

    @Test
    @Tag("S18")
    void whatIsDoneForHer_restsOnWhatShePermits_andSaysWhy() {
        permitted.add(CONTACT);
        permitted.add(FiveMys.CATEGORY);

        Personalised chosen = choose();

        assertThat(chosen.choice(Choice.Channel.class)).contains(new Choice.Channel(PHONE));
        assertThat(chosen.choice(Choice.NextBestStep.class)).contains(new Choice.NextBestStep(UPLOAD));
        assertThat(chosen.preFilled(ADDRESS).orElseThrow().value()).isEqualTo("Palm Street 4");
        assertThat(chosen.preFilled(ADDRESS).orElseThrow().source()).isEqualTo(OrganisationId.of("registry"));
        assertThat(chosen.chosen().get(0).because().in(Locale.ENGLISH)).startsWith("You said that your time is short");
        assertThat(chosen.chosen().get(0).used()).containsExactly(FiveMys.CATEGORY);
        assertThat(chosen.passedOver())
                .containsExactly(new Personalised.PassedOver(
                        RuleId.of("stuck-in-the-app"), Personalised.Why.DECIDED_BEFORE, Set.of()));
    }

    @Test
    @Tag("S18")
    void withoutPermission_onlyTheJourneyItselfDecides() {
        Personalised chosen = choose();

        assertThat(chosen.choice(Choice.Channel.class)).contains(new Choice.Channel(ChannelId.of("counter")));
        assertThat(chosen.preFilled(ADDRESS)).isEmpty();
        assertThat(chosen.chosen()).allSatisfy(one -> assertThat(one.used()).isEmpty());
        assertThat(chosen.passedOver())
                .contains(
                        new Personalised.PassedOver(
                                RuleId.of("little-time-by-phone"),
                                Personalised.Why.NOT_PERMITTED,
                                Set.of(FiveMys.CATEGORY)),
                        new Personalised.PassedOver(
                                RuleId.of("known-address"), Personalised.Why.NOT_PERMITTED, Set.of(CONTACT)));
        permitted.add(CONTACT);
        assertThat(personal.choose(RULES, SALMA, MOVE, PurposeId.of("marketing"), APP_BACKEND)
                        .preFilled(ADDRESS))
                .as("another purpose")
                .isEmpty();
    }

    @Test
    @Tag("S19")
    void whatMovesHer_isNotedWithEvidenceAndDate_andUsedByRules() {
        assertThat(personal.fiveMys(SALMA, HELPING, APP_BACKEND))
                .as("not without permission")
                .isEmpty();

        permitted.add(FiveMys.CATEGORY);
        FiveMys noted = personal.fiveMys(SALMA, HELPING, APP_BACKEND).orElseThrow();
        assertThat(noted.facet(FiveMys.Facet.WATCH).orElseThrow().score()).isEqualTo(1);
        assertThat(noted.facet(FiveMys.Facet.WATCH).orElseThrow().evidence().in(Locale.ENGLISH))
                .contains("quick way");
        assertThat(noted.facet(FiveMys.Facet.WALLET)).as("nothing is inferred").isEmpty();
        assertThat(choose().choice(Choice.Channel.class)).contains(new Choice.Channel(PHONE));

        // half a year later the same note is too old to be used
        personal.note(FiveMys.empty(SALMA)
                .with(
                        FiveMys.Facet.WATCH,
                        1,
                        LocalizedText.enAr("She said so in March.", "قالت ذلك في مارس."),
                        LocalDate.of(2026, 3, 3)));
        assertThat(choose().choice(Choice.Channel.class)).contains(new Choice.Channel(ChannelId.of("counter")));
    }

    /** Motivation, attention, connection, time and money: each noted by itself, with evidence and date, each usable by a rule. */
    @Test
    @Tag("S19")
    void eachOfTheFive_isNoted_andUsedByRules() {
        permitted.add(FiveMys.CATEGORY);
        FiveMys all = FiveMys.empty(SALMA);
        for (FiveMys.Facet facet : FiveMys.Facet.values()) {
            all = all.with(
                    facet,
                    facet.ordinal() + 1,
                    LocalizedText.enAr("She said so of " + facet + ".", "قالت ذلك."),
                    LocalDate.of(2026, 11, facet.ordinal() + 1));
        }
        personal.note(all);

        FiveMys noted = personal.fiveMys(SALMA, HELPING, APP_BACKEND).orElseThrow();
        assertThat(noted.facets())
                .containsOnlyKeys(
                        FiveMys.Facet.MOTIVATION,
                        FiveMys.Facet.ATTENTION,
                        FiveMys.Facet.CONNECTION,
                        FiveMys.Facet.WATCH,
                        FiveMys.Facet.WALLET);
        for (FiveMys.Facet facet : FiveMys.Facet.values()) {
            int score = facet.ordinal() + 1;
            assertThat(noted.facet(facet).orElseThrow().score()).isEqualTo(score);
            assertThat(noted.facet(facet).orElseThrow().on()).isEqualTo(LocalDate.of(2026, 11, score));
            assertThat(noted.facet(facet).orElseThrow().evidence().in(Locale.ENGLISH))
                    .contains(facet.name());
            assertThat(byFacet(facet, score, score).choice(Choice.Channel.class))
                    .as("%s at its score", facet)
                    .contains(new Choice.Channel(PHONE));
            assertThat(byFacet(facet, score % 5 + 1, score % 5 + 1).choice(Choice.Channel.class))
                    .as("%s at another", facet)
                    .isEmpty();
        }
    }

    private Personalised byFacet(FiveMys.Facet facet, int least, int most) {
        Personaliser rules = Personaliser.of(List.of(new Rule(
                RuleId.of("by-facet"),
                List.of(new Condition.FacetBetween(facet, least, most, Period.ofMonths(6))),
                new Choice.Channel(PHONE),
                LocalizedText.enAr("You said so.", "قلتم ذلك."))));
        return personal.choose(rules, SALMA, MOVE, HELPING, APP_BACKEND);
    }
}
