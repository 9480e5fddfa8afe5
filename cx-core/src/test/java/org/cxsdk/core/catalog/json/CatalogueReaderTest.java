package org.cxsdk.core.catalog.json;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Money;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.AccessibilityFact;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.Organisation;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ProcessingTime;
import org.cxsdk.core.catalog.PublicService;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.SectorId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.WcagLevel;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueReaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static List<String> messages(String yaml) {
        try {
            CatalogueReader.read(Source.of("c.yaml", yaml));
            return List.of();
        } catch (InvalidDocumentException e) {
            return e.violations().stream().map(Violation::message).toList();
        }
    }

    @Test
    void read_makesEveryPart() {
        Catalogue catalogue = Riverside.document().catalogue();

        assertThat(catalogue.ref().toString()).isEqualTo("riverside@1.10");
        assertThat(catalogue.lineage(OrganisationId.of("registry")))
                .extracting(Organisation::id)
                .extracting(OrganisationId::value)
                .containsExactly("registry", "city-hall", "riverside");
        Channel desk = catalogue.channel(ChannelId.of("town-desk"));
        assertThat(desk.openingHours().orElseThrow().week())
                .containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)
                .containsEntry(
                        DayOfWeek.MONDAY,
                        List.of(
                                new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                                new OpeningHours.Span(LocalTime.of(13, 0), LocalTime.of(16, 0))));
        assertThat(desk.accessibility().facts())
                .containsExactly(AccessibilityFact.STEP_FREE, AccessibilityFact.SIGN_LANGUAGE);
        assertThat(catalogue
                        .channel(ChannelId.of("parking-app"))
                        .accessibility()
                        .wcag())
                .contains(WcagLevel.A);
        PublicService birth =
                catalogue.service(ServiceId.of("birth-registration"), DAY).orElseThrow();
        assertThat(birth.version()).isEqualTo("2");
        assertThat(birth.name().in(Locale.forLanguageTag("ar-AE"))).isEqualTo("تسجيل مولود");
        assertThat(birth.customers()).isEqualTo(Set.of(CustomerType.INDIVIDUAL));
        assertThat(catalogue.sectorOf(birth))
                .hasValueSatisfying(sector -> assertThat(sector.id()).isEqualTo(SectorId.of("administration")));
        // what differs by channel wins over what the service says
        assertThat(birth.fee(ChannelId.of("portal"))).contains(Money.of("50", "AED"));
        assertThat(birth.fee(ChannelId.of("town-desk"))).contains(Money.of("65", "AED"));
        assertThat(birth.processingTime(ChannelId.of("portal")))
                .contains(new ProcessingTime(Period.ofDays(2), Duration.ofHours(4)));
    }

    @Test
    void read_givesTheSameReference_whenTheDocumentIsJson() {
        CatalogueDocument yaml = Riverside.document();
        CatalogueDocument json = CatalogueReader.read(Source.of("riverside.json", yaml.canonical()));

        assertThat(json.catalogue().ref()).isEqualTo(yaml.catalogue().ref());
        assertThat(json.canonical()).isEqualTo(yaml.canonical());
    }

    @Test
    void read_tellsEveryKindOfMistakeAtOnce() {
        List<String> messages = messages("""
                catalogue: c
                version: 1
                languages: [en, not_a_tag]
                organisations:
                  - {id: gov, kind: government, name: {en: Gov}}
                  - {id: gov, kind: government, name: {en: Again}}
                  - {id: lost, kind: entity, name: {en: Lost}}
                  - {id: a, kind: department, parent: b, name: {en: A}}
                  - {id: b, kind: department, parent: a, name: {en: B}}
                  - {id: bad, kind: department, parent: gov, sector: helth, name: {en: Bad}}
                channels:
                  - {id: web, kind: web, name: {en: Web}, owner: gvo, assistance: digital, languages: [en]}
                  - {id: desk, kind: desk, name: {en: ' '}, owner: gov, assistance: human, languages: [],
                     opening: {zone: Mars/Base, hours: {monday: ["08:00-12:00", "11:00-13:00"], tuesday: ["9-5"]}}}
                  - {id: bot, kind: chatbot, name: {en: Bot}, owner: gov, assistance: digital, languages: [en],
                     opening: {zone: UTC, always: true, hours: {}}}
                services:
                  - {id: s, version: "1", name: {en: S}, description: {en: S}, owner: gov, customers: [individual],
                     transactions: [apply], from: 2026-01-01, until: 2025-01-01,
                     channels: [{channel: wbe, transactions: [aply]}, {channel: web, transactions: [apply]},
                                {channel: web, transactions: [pay], fee: {amount: -1, currency: XXY}}]}
                  - {id: t, version: "1", name: {en: T}, description: {en: T}, owner: gov, customers: [individual],
                     transactions: [apply], from: 2026-01-01}
                  - {id: t, version: "1", name: {en: T}, description: {en: T}, owner: gov, customers: [],
                     transactions: [apply], from: 2026-02-30, processingTime: P-1D}
                  - {id: t, version: "3", name: {en: T}, description: {en: T}, owner: gov, customers: [business],
                     transactions: [apply], from: 2027-01-01}
                touchpoints:
                  - {id: p, service: nope, step: apply, channel: web, owner: gov}
                lifeEvents:
                  - {id: e, name: {en: E}, services: [{service: s, after: [t]}, {service: t, after: [s]}, {service: s}]}
                """);

        assertThat(messages).hasSize(29);
        assertThat(messages)
                .map(message -> message.replaceFirst("^c.yaml:(\\d+):\\d+: ", "$1 "))
                .contains(
                        "3 languages[1]: \"not_a_tag\" is not a language. Write a BCP 47 tag like en or ar-AE",
                        "6 organisations[1].id: \"gov\" is there twice. Give each its own id, or take one out",
                        "7 organisations[2].parent: is missing: only a government stands alone. Put entities below"
                                + " a government, and departments below an entity or a department",
                        "8 organisations[3].parent: \"b\" makes the organisation stand below itself."
                                + " Name the organisation that stands above it",
                        "10 organisations[5].parent: \"gov\" is of a kind that has no department right below it."
                                + " Put entities below a government, and departments below an entity or a department",
                        "10 organisations[5].sector: \"helth\" is not the id of a sector of this catalogue."
                                + " Did you mean \"health\"?",
                        "12 channels[0].owner: \"gvo\" is not the id of an organisation of this catalogue."
                                + " Did you mean \"gov\"?",
                        "13 channels[1].languages: must not be empty. Give it a value",
                        "14 channels[1].opening.zone: \"Mars/Base\" is not a time zone like Asia/Dubai."
                                + " Write a time zone like Asia/Dubai",
                        "14 channels[1].opening.hours.monday: has spans that overlap. Write the spans apart",
                        "14 channels[1].opening.hours.tuesday[0]: \"9-5\" \"9-5\" is not a span like 08:00-16:00."
                                + " Write it as this rule says",
                        "31 lifeEvents[0].services[0].after: makes \"s\" wait for itself. Break the circle",
                        "16 channels[2].opening: must have either \"always: true\" or hours."
                                + " Write one of the two; leave opening out if it is unknown",
                        "19 services[0].until: \"2025-01-01\" is not after from (2026-01-01)."
                                + " until is the day after the last; leave it out if no end is known",
                        "20 services[0].channels[0].channel: \"wbe\" is not the id of a channel of this catalogue."
                                + " Did you mean \"web\"?",
                        "20 services[0].channels[0].transactions[0]: \"aply\" is not one of the 7 words allowed here."
                                + " Did you mean \"apply\"?",
                        "21 services[0].channels[2].channel: \"web\" is offered twice by this service."
                                + " Put the transactions of one channel together",
                        "21 services[0].channels[2].fee.currency: \"XXY\" is not a currency code like AED."
                                + " Write a currency code like AED",
                        "25 services[2].from: \"2026-02-30\" is not a date like 2026-11-22."
                                + " Write a date like 2026-11-22",
                        "27 services[3].from: \"2027-01-01\" overlaps another version of this service."
                                + " End the earlier version with \"until\" no later than the later one begins");
    }

    @Test
    void sectors_areTheStandardOnes_whenTheDocumentNamesNone() {
        Catalogue catalogue = CatalogueReader.read(Source.of("c.yaml", """
                        catalogue: c
                        version: 1
                        organisations: [{id: g, kind: government, sector: transport, name: {en: G}}]
                        """)).catalogue();

        assertThat(catalogue.sectors())
                .extracting(sector -> sector.id().value())
                .containsExactly("administration", "transport", "health", "public-commercial");
        assertThat(catalogue.organisation(OrganisationId.of("g")).sector())
                .isEqualTo(Optional.of(SectorId.of("transport")));
    }
}
