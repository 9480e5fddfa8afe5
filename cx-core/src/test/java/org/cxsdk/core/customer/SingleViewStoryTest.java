package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
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
import static org.assertj.core.api.Assertions.tuple;

/** Mona is known at the registry and at the tax office under two pseudonyms; the desk sees one customer. All invented. */
class SingleViewStoryTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final SubjectId AT_REGISTRY = SubjectId.of("r-17");
    private static final SubjectId AT_TAX = SubjectId.of("t-90");
    private static final DataCategoryId CONTACT = DataCategoryId.of("contact");
    private static final DataCategoryId INCOME = DataCategoryId.of("income");
    private static final DataCategoryId SERVICE_HISTORY = DataCategoryId.of("service-history");
    private static final OrganisationId REGISTRY = OrganisationId.of("registry");
    private static final OrganisationId TAX = OrganisationId.of("tax-office");
    private static final ActorId REGISTRAR = ActorId.of("registrar-3");
    private static final ActorId DESK = ActorId.of("desk-12");
    private static final PurposeId SERVING = PurposeId.of("serving-at-the-desk");
    private static final AttributeName ADDRESS = AttributeName.of("address");

    /** Stands for the consent engine: contact data and service history may be used at the desk, income may not. */
    private static final UsePermission CONSENTED = request -> {
        boolean permitted = request.purpose().equals(SERVING)
                && Set.of(CONTACT, SERVICE_HISTORY).containsAll(request.categories());
        return permitted
                ? new UsePermission.Answer(true, List.of(Reasons.CONSENT_GIVEN), "consent-1")
                : new UsePermission.Answer(false, List.of(Reasons.NO_CONSENT), "");
    };

    private enum Reasons implements Reason {
        CONSENT_GIVEN,
        NO_CONSENT;

        @Override
        public LocalizedText text() {
            return LocalizedText.enAr(name(), name());
        }
    }

    private static ProfileAttribute attribute(
            AttributeName name, DataCategoryId category, String value, OrganisationId source, String day) {
        return new ProfileAttribute(name, category, value, source, Instant.parse(day + "T00:00:00Z"));
    }

    /** Stands for any other module: cases, feedback. */
    private static CustomerViewPart part(String name, SubjectId of, String at, String english) {
        return new CustomerViewPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Line> about(SubjectId subject, int limit) {
                return subject.equals(of)
                        ? List.of(new Line(Instant.parse(at), name, "ref-1", LocalizedText.enAr(english, "نص")))
                        : List.of();
            }
        };
    }

    @Test
    void theDeskSeesOneCustomer_asFarAsThePurposeMay() {
        CxContext context = CxContext.inMemory(() -> NOW);
        // a journey at the tax office
        CxJourneys journeys = CxJourneys.on(context);
        JourneyDefinition refund = JourneyDefinition.of(
                JourneyVersion.of("tax-refund", "1"),
                Stage.of("ask", Step.builder("apply").build()));
        journeys.publish(refund);
        journeys.open(JourneyInstanceId.of("refund-5"), refund.version(), AT_TAX);
        journeys.record(
                Interaction.builder(InteractionId.of("i-1"), JourneyInstanceId.of("refund-5"), StepId.of("apply"), NOW)
                        .channel(ChannelId.of("web"))
                        .build());

        // region customers-keep
        CxCustomers customers = CxCustomers.on(context.as(REGISTRAR, "identity card seen at both"))
                .linkedBy(LinkAuthority.of(Set.of(REGISTRAR)))
                .choosing(new Survivorship(
                        Map.of(ADDRESS, new Survivorship.Rule(List.of(REGISTRY), Survivorship.Choice.NEWEST)),
                        new Survivorship.Rule(List.of(), Survivorship.Choice.NEWEST)))
                .asking(CONSENTED)
                .showing(journeys.customerView(), SERVICE_HISTORY);
        customers.keep(CustomerProfile.individual(AT_REGISTRY, Residence.CITIZEN)
                .knownAs(ExternalId.of("national-number", "784-1990-1234567-1"))
                .with(attribute(ADDRESS, CONTACT, "Palm Street 4", REGISTRY, "2026-02-01")));
        customers.keep(CustomerProfile.individual(AT_TAX, Residence.RESIDENT)
                .knownAs(ExternalId.of("tax-number", "TRN-100"))
                .with(
                        attribute(ADDRESS, CONTACT, "Dune Road 9", TAX, "2026-09-01"),
                        attribute(AttributeName.of("income"), INCOME, "120000", TAX, "2026-09-01")));
        customers.link(LinkId.of("link-1"), AT_REGISTRY, AT_TAX, IdentityLink.Evidence.SAME_IDENTITY_PROVEN);
        // endregion
        CxCustomers withCases = customers
                .showing(
                        part("cases", AT_REGISTRY, "2026-05-01T00:00:00Z", "Complaint about a queue: settled."),
                        SERVICE_HISTORY)
                .showing(part("feedback", AT_TAX, "2026-06-01T00:00:00Z", "Very satisfied."), SERVICE_HISTORY);

        // region customers-view
        CustomerView view = withCases.view(AT_TAX, SERVING, DESK, 20);

        view.members(); // both profiles, seen as one
        view.attributes().get(ADDRESS).value(); // Palm Street 4
        view.attributes().get(ADDRESS).source(); // registry: it ranks first, though the tax office's is newer
        view.withheld().keySet(); // [income]: it is there, and this purpose may not use it
        // endregion
        assertThat(view.members()).containsExactly(AT_REGISTRY, AT_TAX);
        assertThat(view.types()).containsExactly(CustomerType.INDIVIDUAL);
        assertThat(view.attributes()).containsOnlyKeys(ADDRESS);
        assertThat(view.attributes().get(ADDRESS).value()).isEqualTo("Palm Street 4");
        assertThat(view.attributes().get(ADDRESS).source()).isEqualTo(REGISTRY);
        assertThat(view.attributes().get(ADDRESS).others())
                .extracting(ProfileAttribute::value)
                .containsExactly("Dune Road 9");
        assertThat(view.withheld()).containsOnlyKeys(INCOME).containsEntry(INCOME, List.of(Reasons.NO_CONSENT));
        assertThat(view.part("journeys").orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text().in(Locale.ENGLISH)).isEqualTo("tax-refund: completed"));
        assertThat(view.part("cases").orElseThrow().lines()).hasSize(1);
        assertThat(view.part("feedback").orElseThrow().lines()).hasSize(1);
        assertThat(withCases.view(AT_REGISTRY, SERVING, DESK, 20))
                .as("from whichever profile one looks")
                .isEqualTo(view);

        // for another purpose, or without an engine, there is nothing to see, and the view says so
        CustomerView marketing = withCases.view(AT_TAX, PurposeId.of("marketing"), DESK, 20);
        assertThat(marketing.attributes()).isEmpty();
        assertThat(marketing.parts()).isEmpty();
        assertThat(marketing.withheld()).containsOnlyKeys(CONTACT, INCOME, SERVICE_HISTORY);
        assertThat(CxCustomers.on(context).view(AT_TAX, SERVING, DESK, 20).attributes())
                .isEmpty();

        // it was her sister: the link is taken back, and both are as they were
        withCases.unlink(LinkId.of("link-1"), "two sisters");
        CustomerView sister = withCases.view(AT_TAX, SERVING, DESK, 20);
        assertThat(sister.members()).containsExactly(AT_TAX);
        assertThat(sister.attributes().get(ADDRESS).value()).isEqualTo("Dune Road 9");
        assertThat(sister.part("cases").orElseThrow().lines()).isEmpty();
    }

    @Test
    @Tag("S2")
    void individualsBusinessesAndVisitors_areServed_andRepresented() {
        CxContext context = CxContext.inMemory(() -> NOW);
        CxCustomers customers = CxCustomers.on(context);
        SubjectId company = SubjectId.of("b-1");
        SubjectId tourist = SubjectId.of("v-1");
        customers.keep(CustomerProfile.individual(AT_REGISTRY, Residence.CITIZEN));
        customers.keep(CustomerProfile.individual(AT_TAX, Residence.RESIDENT));
        customers.keep(CustomerProfile.business(company).knownAs(ExternalId.of("trade-licence", "L-55")));
        customers.keep(CustomerProfile.visitor(tourist));

        assertThat(List.of(AT_REGISTRY, AT_TAX, company, tourist))
                .extracting(subject -> customers.profile(subject).orElseThrow())
                .extracting(CustomerProfile::type, CustomerProfile::residence)
                .containsExactly(
                        tuple(CustomerType.INDIVIDUAL, Residence.CITIZEN),
                        tuple(CustomerType.INDIVIDUAL, Residence.RESIDENT),
                        tuple(CustomerType.BUSINESS, Residence.UNKNOWN),
                        tuple(CustomerType.VISITOR, Residence.NON_RESIDENT));
        assertThat(customers.byIdentifier(ExternalId.of("trade-licence", "L-55")))
                .contains(company);

        // the officer acts for the company, a companion of the visitor only helps
        Representation officer = Representation.of(
                "m-1", company, ActorId.of("amal"), Representation.Kind.OFFICER, NOW.minusSeconds(60));
        Representation friend = Representation.of(
                "m-2", tourist, ActorId.of("omar"), Representation.Kind.COMPANION, NOW.minusSeconds(60));
        assertThat(mayAct(officer, "amal")).isTrue();
        assertThat(mayAct(friend, "omar")).isFalse();
    }

    private static boolean mayAct(Representation mandate, String actor) {
        return Representations.of(List.of(mandate), PurposeId::equals)
                .toSay(List.of(ActorId.of(actor)), PurposeId.of("any"), NOW)
                .fold(mandated -> true, refused -> false);
    }
}
