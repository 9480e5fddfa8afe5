package org.cxsdk.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.CustomerProfile;
import org.cxsdk.core.customer.CxCustomers;
import org.cxsdk.core.customer.ProfileAttribute;
import org.cxsdk.core.customer.Residence;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.personal.Choice;
import org.cxsdk.core.journey.personal.Condition;
import org.cxsdk.core.journey.personal.CxPersonalisation;
import org.cxsdk.core.journey.personal.Personalised;
import org.cxsdk.core.journey.personal.Personaliser;
import org.cxsdk.core.journey.personal.Rule;
import org.cxsdk.core.journey.personal.RuleId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hessa reads large print, likes the telephone, and has told the registry where she lives. The app offers her the easy form, her
 * channel, her address and the next step: as far as she consents, category by category, and each time it says why.
 */
@Tag("S18")
class PersonalisedByConsentStoryTest {

    private static final Instant NINE = Instant.parse("2026-11-02T05:00:00Z");
    private static final SubjectId HESSA = SubjectId.of("hessa");
    private static final ActorId APP = ActorId.of("app");
    private static final PurposeId HELPING = PurposeId.of("personal-help");
    private static final DataCategoryId CONTACT = DataCategoryId.of("contact");
    private static final DataCategoryId NEEDS = DataCategoryId.of("needs");
    private static final AttributeName ADDRESS = AttributeName.of("address");
    private static final ChannelId PHONE = ChannelId.of("phone");
    private static final JourneyInstanceId MOVE = JourneyInstanceId.of("move-1");
    private static final JourneyDefinition PLAIN = design("1");
    private static final JourneyDefinition EASY = design("1-easy");

    private static final Personaliser RULES = Personaliser.of(List.of(
            new Rule(
                    RuleId.of("easy-form"),
                    List.of(new Condition.AttributeIs(
                            AttributeName.of("reading-aid"), NEEDS, Set.of("large-print", "screen-reader"))),
                    new Choice.Variant(EASY.version()),
                    LocalizedText.enAr(
                            "You read large print, so we show you the easy form.",
                            "تقرئين بخط كبير، لذلك نعرض عليك النموذج الميسر.")),
            new Rule(
                    RuleId.of("her-channel"),
                    List.of(new Condition.AttributeIs(AttributeName.of("preferred-channel"), CONTACT, Set.of("phone"))),
                    new Choice.Channel(PHONE),
                    LocalizedText.enAr("You like to be called.", "تفضلين الاتصال الهاتفي.")),
            new Rule(
                    RuleId.of("her-address"),
                    List.of(new Condition.IsType(CustomerType.INDIVIDUAL)),
                    new Choice.PreFill(ADDRESS, CONTACT),
                    LocalizedText.enAr("The registry has your address.", "لدى السجل عنوانك.")),
            new Rule(
                    RuleId.of("begin"),
                    List.of(new Condition.CanDo(StepId.of("apply"))),
                    new Choice.NextBestStep(StepId.of("apply")),
                    LocalizedText.enAr("Begin here.", "ابدئي هنا."))));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CxConsent consent = CxConsent.on(context);
    private final CxPersonalisation personal =
            CxPersonalisation.on(context, consent.permission(), ZoneId.of("Asia/Dubai"));

    private static JourneyDefinition design(String version) {
        return JourneyDefinition.of(
                JourneyVersion.of("moving-house", version),
                Stage.of(
                        "tell",
                        Step.builder("apply").build(),
                        Step.builder("sign").build()));
    }

    private static ProfileAttribute attribute(String name, DataCategoryId category, String value) {
        return new ProfileAttribute(AttributeName.of(name), category, value, OrganisationId.of("registry"), NINE);
    }

    @Test
    void whatSheConsentsTo_decidesHowSheIsServed_andAWithdrawalIsHeardAtOnce() {
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(Concept.of(HELPING), Concept.of(PurposeId.of("marketing")))),
                Taxonomy.of(List.of(Concept.of(CONTACT), Concept.of(NEEDS)))));
        CxJourneys journeys = CxJourneys.on(context);
        journeys.publish(PLAIN);
        journeys.publish(EASY);
        journeys.open(MOVE, PLAIN.version(), HESSA);
        CxCustomers.on(context)
                .keep(CustomerProfile.individual(HESSA, Residence.CITIZEN)
                        .with(
                                attribute("address", CONTACT, "Palm Street 4"),
                                attribute("preferred-channel", CONTACT, "phone"),
                                attribute("reading-aid", NEEDS, "large-print")));

        // she has said nothing: only what the journey itself tells, and for each rule why it was passed over
        Personalised nothing = choose(HELPING);
        assertThat(chosen(nothing)).containsExactly("begin");
        assertThat(nothing.passedOver())
                .extracting(passed -> passed.rule().value() + " " + passed.why() + " " + passed.missing())
                .containsExactlyInAnyOrder(
                        "easy-form NOT_PERMITTED [needs]",
                        "her-channel NOT_PERMITTED [contact]",
                        "her-address NOT_PERMITTED [contact]");

        // contact, and nothing of her needs
        consents("yes-1", "contact");
        Personalised some = choose(HELPING);
        assertThat(chosen(some)).containsExactly("her-channel", "her-address", "begin");
        assertThat(some.choice(Choice.Channel.class)).contains(new Choice.Channel(PHONE));
        assertThat(some.preFilled(ADDRESS).orElseThrow().value()).isEqualTo("Palm Street 4");
        assertThat(some.choice(Choice.Variant.class)).isEmpty();

        // her needs as well: the easy form, and she is told because of what
        consents("yes-2", "needs");
        Personalised all = choose(HELPING);
        assertThat(all.choice(Choice.Variant.class)).contains(new Choice.Variant(EASY.version()));
        assertThat(all.chosen().get(0).because().in(Locale.forLanguageTag("ar")))
                .contains("الميسر");
        assertThat(all.chosen().get(0).used()).containsExactly(NEEDS);
        assertThat(all.choice(Choice.NextBestStep.class)).contains(new Choice.NextBestStep(StepId.of("apply")));

        // for another purpose she has consented to nothing
        assertThat(chosen(choose(PurposeId.of("marketing")))).containsExactly("begin");

        consent.withdraw(Withdrawal.of(StatementId.of("no"), HESSA, StatementId.of("yes-1")));
        assertThat(chosen(choose(HELPING))).containsExactly("easy-form", "begin");
    }

    private Personalised choose(PurposeId purpose) {
        return personal.choose(RULES, HESSA, MOVE, purpose, APP);
    }

    private void consents(String id, String category) {
        consent.grant(
                Grant.of(StatementId.of(id), HESSA, Scope.of("personal-help", category, "app"), Evidence.of("app")));
    }

    private static List<String> chosen(Personalised personalised) {
        return personalised.chosen().stream().map(one -> one.rule().value()).toList();
    }
}
