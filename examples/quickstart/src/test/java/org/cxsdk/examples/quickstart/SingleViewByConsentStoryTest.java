package org.cxsdk.examples.quickstart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.CustomerProfile;
import org.cxsdk.core.customer.CustomerView;
import org.cxsdk.core.customer.CxCustomers;
import org.cxsdk.core.customer.IdentityLink;
import org.cxsdk.core.customer.LinkAuthority;
import org.cxsdk.core.customer.LinkId;
import org.cxsdk.core.customer.ProfileAttribute;
import org.cxsdk.core.customer.Residence;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.feedback.CxCaseView;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.CxRecovery;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.recovery.AuthorityMatrix;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.EscalationLadder;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRule;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RecoveryPlanId;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One customer in one place: her identifiers at two agencies, attributes with their origin, and journeys, consents, cases and
 * feedback as the modules themselves tell them, in one look, as far as she consents.
 */
@Tag("S1")
class SingleViewByConsentStoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final SubjectId AT_CITY = SubjectId.of("amal-city");
    private static final SubjectId AT_TAX = SubjectId.of("amal-tax");
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final ActorId DESK = ActorId.of("desk");
    private static final PurposeId SERVING = PurposeId.of("serving");
    private static final DataCategoryId CONTACT = DataCategoryId.of("contact");
    private static final DataCategoryId HISTORY = DataCategoryId.of("history");
    private static final DataCategoryId OPINIONS = DataCategoryId.of("opinions");
    private static final AttributeName ADDRESS = AttributeName.of("address");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CxConsent consent = CxConsent.on(context);
    private final CxJourneys journeys = CxJourneys.on(context);
    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final CxFeedback feedback = CxFeedback.on(context);
    private final CxRecovery recovery =
            CxFeedback.on(context.as(DESK, "complaint at the desk")).recovery(plan());
    private final CxCustomers customers = CxCustomers.on(context.as(REGISTRAR, "identity card seen"))
            .linkedBy(LinkAuthority.of(Set.of(REGISTRAR)))
            .asking(consent.permission())
            .showing(journeys.customerView(), HISTORY)
            .showing(consent.viewPart(), HISTORY)
            .showing(CxCaseView.of(recovery), HISTORY)
            .showing(feedback.viewPart(csat), OPINIONS);

    /** A low answer opens a case; who may grant what does not matter here. */
    private static RecoveryPlan plan() {
        RoleId clerk = RoleId.of("clerk");
        return new RecoveryPlan(
                RecoveryPlanId.of("desk"),
                "1",
                List.of(new OpeningRule(
                        OpeningRuleId.of("dissatisfied"),
                        IssueId.of("poor-service"),
                        new OpeningRule.Trigger.ScoreAtMost(QuestionId.of("satisfaction"), 1))),
                ServiceTerms.twoStages(),
                WorkingCalendar.weekly(
                        WorkingCalendarId.of("office"),
                        ZoneOffset.UTC,
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        OpeningHours.Span.of("08:00-16:00")),
                new AuthorityMatrix(
                        List.of(clerk),
                        List.of(new AuthorityMatrix.Rule(
                                AuthorityRuleId.of("apology"), clerk, null, RemedyId.of("apology"), null, null))),
                List.of(),
                new EscalationLadder(List.of(new EscalationLadder.Rung(clerk, 0))));
    }

    private static ProfileAttribute address(String value, String source) {
        return new ProfileAttribute(ADDRESS, CONTACT, value, OrganisationId.of(source), NINE);
    }

    private void consents(String id, SubjectId subject, String category) {
        consent.grant(
                Grant.of(StatementId.of(id), subject, Scope.of("serving", category, "desk"), Evidence.of("counter")));
    }

    @Test
    void theDeskSees_whatThePersonConsentsTo_andNoMoreOnceSheWithdraws() {
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(Concept.of(SERVING))),
                Taxonomy.of(List.of(Concept.of(CONTACT), Concept.of(HISTORY), Concept.of(OPINIONS)))));
        JourneyDefinition move = JourneyDefinition.of(
                JourneyVersion.of("moving-house", "1"),
                Stage.of("tell", Step.builder("apply").build()));
        journeys.publish(move);
        journeys.open(JourneyInstanceId.of("move-1"), move.version(), AT_CITY);
        customers.keep(CustomerProfile.individual(AT_CITY, Residence.CITIZEN)
                .knownAs(ExternalId.of("national-number", "784-1990-1234567-1"))
                .with(address("Palm Street 4", "city")));
        customers.keep(CustomerProfile.individual(AT_TAX, Residence.CITIZEN)
                .knownAs(ExternalId.of("tax-number", "TRN-100"))
                .with(address("Dune Road 9", "tax")));
        customers.link(LinkId.of("l"), AT_CITY, AT_TAX, IdentityLink.Evidence.SAME_IDENTITY_PROVEN);

        // at the city she is let down, says so under her name, and a case is opened
        recovery.submit(
                csat,
                Response.to(csat, ResponseId.of("r-1"), AT_CITY, NINE)
                        .answer("satisfaction", 1)
                        .answer("comment", "Third visit for one stamp.")
                        .build());
        assertThat(customers.byIdentifier(ExternalId.of("tax-number", "TRN-100")))
                .contains(AT_TAX);

        // she has said nothing: the desk sees that there is something, and why it is not shown
        CustomerView closed = customers.view(AT_TAX, SERVING, DESK, 10);
        assertThat(closed.attributes()).isEmpty();
        assertThat(closed.parts()).isEmpty();
        assertThat(closed.withheld()).containsEntry(CONTACT, List.of(ReuseReason.NO_STATEMENT));

        // at the city she consents to both, at the tax office to nothing
        consents("yes-1", AT_CITY, "contact");
        consents("yes-2", AT_CITY, "history");
        CustomerView open = customers.view(AT_TAX, SERVING, DESK, 10);
        assertThat(open.members()).containsExactly(AT_CITY, AT_TAX);
        assertThat(open.attributes().get(ADDRESS).chosen())
                .extracting(ProfileAttribute::value)
                .containsExactly("Palm Street 4");
        assertThat(open.attributes().get(ADDRESS).others())
                .as("the tax office's is not shown, not even as what was not chosen")
                .isEmpty();
        assertThat(open.part("journeys").orElseThrow().lines()).hasSize(1);
        assertThat(open.part("consents").orElseThrow().lines()).hasSize(2);
        assertThat(open.withheld()).containsKey(CONTACT);

        // of what she was asked and answered nothing is shown yet; her case is history
        assertThat(open.part("feedback")).isEmpty();
        assertThat(open.withheld()).containsKey(OPINIONS);
        assertThat(open.part("cases").orElseThrow().lines())
                .extracting(line -> line.text().in(Locale.ENGLISH))
                .containsExactly("Case about poor-service: open.");
        consents("yes-3", AT_CITY, "opinions");
        CustomerView whole = customers.view(AT_TAX, SERVING, DESK, 10);
        assertThat(whole.parts().stream().map(CustomerView.Part::name))
                .containsExactly("journeys", "consents", "cases", "feedback");
        assertThat(whole.part("feedback").orElseThrow().lines())
                .as("what she chose, not her words")
                .extracting(line -> line.text().in(Locale.ENGLISH))
                .containsExactly("Satisfaction on five steps: Very dissatisfied.");
        assertThat(whole.attributes().get(ADDRESS).source()).isEqualTo(OrganisationId.of("city"));

        // withdrawn: the very next look shows no address
        consent.withdraw(Withdrawal.of(StatementId.of("no"), AT_CITY, StatementId.of("yes-1")));
        assertThat(customers.view(AT_TAX, SERVING, DESK, 10).attributes()).isEmpty();
        assertThat(customers
                        .view(AT_TAX, PurposeId.of("unknown-purpose"), DESK, 10)
                        .parts())
                .isEmpty();
    }
}
