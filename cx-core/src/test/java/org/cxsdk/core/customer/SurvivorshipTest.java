package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OrganisationId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SurvivorshipTest {

    private static final AttributeName ADDRESS = AttributeName.of("address");
    private static final AttributeName PHONE = AttributeName.of("phone");
    private static final OrganisationId REGISTRY = OrganisationId.of("registry");
    private static final OrganisationId TAX = OrganisationId.of("tax-office");

    private static ProfileAttribute attribute(AttributeName name, String value, OrganisationId source, int day) {
        return new ProfileAttribute(
                name,
                DataCategoryId.of("contact"),
                value,
                source,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day));
    }

    private static CustomerProfile profile(String subject, ProfileAttribute... attributes) {
        return CustomerProfile.individual(SubjectId.of(subject), Residence.RESIDENT)
                .with(attributes);
    }

    private static final CustomerProfile ONE =
            profile("1", attribute(ADDRESS, "Old Street 1", REGISTRY, 1), attribute(PHONE, "050-1", REGISTRY, 1));
    private static final CustomerProfile TWO = profile(
            "2",
            attribute(ADDRESS, "New Street 2", TAX, 9),
            attribute(PHONE, "050-1", TAX, 5),
            attribute(PHONE, "050-2", TAX, 9));

    @Test
    void survivors_takeTheNewest_andNameTheSource() {
        var address = Survivorship.NEWEST.survivors(List.of(ONE, TWO)).get(ADDRESS);

        assertThat(address.value()).isEqualTo("New Street 2");
        assertThat(address.source()).isEqualTo(TAX);
        assertThat(address.others()).extracting(ProfileAttribute::value).containsExactly("Old Street 1");
    }

    @Test
    void survivors_putTheAuthoritativeSourceFirst_unlessItIsEmpty() {
        Survivorship byRank = new Survivorship(
                Map.of(ADDRESS, new Survivorship.Rule(List.of(REGISTRY), Survivorship.Choice.NEWEST)),
                new Survivorship.Rule(List.of(), Survivorship.Choice.OLDEST));

        assertThat(byRank.survivors(List.of(ONE, TWO)).get(ADDRESS).source()).isEqualTo(REGISTRY);
        assertThat(byRank.survivors(List.of(profile("1", attribute(ADDRESS, " ", REGISTRY, 1)), TWO))
                        .get(ADDRESS)
                        .source())
                .isEqualTo(TAX);
        assertThat(byRank.survivors(List.of(ONE, TWO)).get(PHONE).value()).isEqualTo("050-1");
    }

    @Test
    void survivors_mayKeepAllValues() {
        Survivorship all = new Survivorship(Map.of(), new Survivorship.Rule(List.of(TAX), Survivorship.Choice.ALL));

        assertThat(all.survivors(List.of(ONE, TWO)).get(PHONE).chosen())
                .extracting(ProfileAttribute::value)
                .containsExactly("050-1", "050-2");
    }

    @Test
    void survivors_doNotDependOnTheOrderOfProfiles() {
        List<CustomerProfile> profiles = new ArrayList<>(List.of(
                ONE,
                TWO,
                profile("3", attribute(ADDRESS, "A", REGISTRY, 9)),
                profile("4", attribute(ADDRESS, "B", REGISTRY, 9))));
        var first = Survivorship.NEWEST.survivors(profiles);
        for (int seed = 0; seed < 30; seed++) {
            Collections.shuffle(profiles, new Random(seed));
            assertThat(Survivorship.NEWEST.survivors(profiles))
                    .as("seed %d", seed)
                    .isEqualTo(first);
        }
    }
}
