package org.cxsdk.core.catalog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogueValuesTest {

    private static final LocalizedText NAME = LocalizedText.of("en", "x");

    // --- processing time

    /** The value of the PublicService example of CPSV-AP's smart data model, which java.time.Duration refuses. */
    @Test
    void processingTime_readsYearsMonthsAndHours() {
        ProcessingTime time = ProcessingTime.of("P2Y9M5DT6H5M20S");

        assertThat(time.period()).isEqualTo(Period.of(2, 9, 5));
        assertThat(time.duration()).isEqualTo(Duration.ofHours(6).plusMinutes(5).plusSeconds(20));
        assertThat(time).hasToString("P2Y9M5DT6H5M20S");
    }

    @ParameterizedTest
    @CsvSource({"P10D, P10D", "PT36H, PT36H", "P1M, P1M", "P2W, P14D", "P0D, P0D"})
    void processingTime_isWrittenAsRead(String read, String written) {
        assertThat(ProcessingTime.of(read)).hasToString(written);
        assertThat(ProcessingTime.of(written)).isEqualTo(ProcessingTime.of(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "10 days", "P-1D", "PT-1H", "P1DT", "P1.5D"})
    void processingTime_refuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessingTime.of(text));
    }

    @Test
    void processingTime_countsDaysByTheCalendarAndHoursByTheClock() {
        // clocks in London went forward in the night to 2026-03-29
        ZonedDateTime start = ZonedDateTime.of(2026, 3, 28, 9, 0, 0, 0, ZoneId.of("Europe/London"));

        assertThat(ProcessingTime.of("P1D").after(start).toInstant()).isEqualTo(Instant.parse("2026-03-29T08:00:00Z"));
        assertThat(ProcessingTime.of("PT24H").after(start).toInstant())
                .isEqualTo(Instant.parse("2026-03-29T09:00:00Z"));
    }

    // --- opening hours

    @Test
    void openingHours_followTheWallClock() {
        OpeningHours hours = new OpeningHours(
                ZoneId.of("America/New_York"),
                Map.of(DayOfWeek.MONDAY, List.of(OpeningHours.Span.of("09:00-17:00"))),
                Set.of());

        // the Mondays before and after the clocks went forward on 2026-03-08
        assertThat(hours.isOpen(Instant.parse("2026-03-02T14:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-03-02T13:59:59Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-03-09T13:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-03-09T21:00:00Z"))).isFalse();
    }

    @Test
    void openingHours_refuseSpansThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(
                        ZoneId.of("UTC"),
                        Map.of(
                                DayOfWeek.MONDAY,
                                List.of(OpeningHours.Span.of("12:00-24:00"), OpeningHours.Span.of("13:00-14:00"))),
                        Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.Span.of("16:00-08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.Span.of("08:00"));
        assertThat(OpeningHours.always(ZoneId.of("UTC")).isAlways()).isTrue();
    }

    // --- organisations, services, life events

    @ParameterizedTest
    @CsvSource({
        "GOVERNMENT, , true",
        "GOVERNMENT, GOVERNMENT, true",
        "GOVERNMENT, ENTITY, false",
        "ENTITY, , false",
        "ENTITY, GOVERNMENT, true",
        "ENTITY, ENTITY, false",
        "DEPARTMENT, GOVERNMENT, false",
        "DEPARTMENT, ENTITY, true",
        "DEPARTMENT, DEPARTMENT, true"
    })
    void organisationKinds_haveThreeStoreys(OrganisationKind kind, OrganisationKind parent, boolean may) {
        assertThat(kind.mayStandBelow(Optional.ofNullable(parent))).isEqualTo(may);
    }

    @Test
    void catalogue_refusesWhatItDoesNotHave() {
        Organisation alone = new Organisation(
                OrganisationId.of("a"), OrganisationKind.ENTITY, NAME, OrganisationId.of("gone"), null);
        Organisation one = new Organisation(
                OrganisationId.of("a"), OrganisationKind.DEPARTMENT, NAME, OrganisationId.of("b"), null);
        Organisation other = new Organisation(
                OrganisationId.of("b"), OrganisationKind.DEPARTMENT, NAME, OrganisationId.of("a"), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue(List.of(alone), List.of()))
                .withMessage("OrganisationId (gone) is not in the catalogue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue(List.of(one, other), List.of()))
                .withMessageContaining("stands below itself");
    }

    @Test
    void catalogue_refusesVersionsThatOverlap() {
        Organisation government =
                new Organisation(OrganisationId.of("g"), OrganisationKind.GOVERNMENT, NAME, null, null);
        LocalDate change = LocalDate.of(2026, 7, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue(
                        List.of(government),
                        List.of(service("1", LocalDate.of(2020, 1, 1), null), service("2", change, null))))
                .withMessageContaining("overlap");
        assertThat(catalogue(
                                List.of(government),
                                List.of(service("1", LocalDate.of(2020, 1, 1), change), service("2", change, null)))
                        .servicesOn(change))
                .extracting(PublicService::version)
                .containsExactly("2");
    }

    @Test
    void lifeEvent_refusesCircles() {
        ServiceId a = ServiceId.of("a");
        ServiceId b = ServiceId.of("b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifeEvent(
                        LifeEventId.of("e"),
                        NAME,
                        List.of(new LifeEvent.Part(a, true, Set.of(b)), new LifeEvent.Part(b, true, Set.of(a)))))
                .withMessageContaining("waits for itself");
    }

    private static PublicService service(String version, LocalDate from, @Nullable LocalDate until) {
        return new PublicService(
                ServiceId.of("s"),
                version,
                NAME,
                NAME,
                OrganisationId.of("g"),
                Set.of(CustomerType.INDIVIDUAL),
                null,
                Set.of(TransactionKind.APPLY),
                from,
                until,
                null,
                null,
                List.of());
    }

    private static Catalogue catalogue(List<Organisation> organisations, List<PublicService> services) {
        return new Catalogue(
                new DefinitionRef("c", "1", "0".repeat(64)),
                Set.of(),
                List.of(),
                organisations,
                List.of(),
                services,
                List.of(),
                List.of());
    }
}
