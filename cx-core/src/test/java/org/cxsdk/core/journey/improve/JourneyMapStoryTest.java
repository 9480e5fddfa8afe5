package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.Lane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The map of the permit: what may be expected, how it felt, what hurts, and what happens behind the counter. */
@Tag("S6")
class JourneyMapStoryTest {

    private final Permits permits = new Permits();

    @Test
    void theMap_showsStagesLanesExpectationsFeelingsAndPain_withItsEvidence() {
        for (int i = 0; i < 6; i++) {
            JourneyInstanceId journey = permits.open(i);
            permits.journeys.record(permits.at(journey, Permits.APPLY, Duration.ZERO)
                    .satisfaction(4)
                    .asked(DataCategoryId.of("address"))
                    .build());
            if (i < 5) {
                permits.journeys.record(permits.at(journey, Permits.PROVE, Duration.ofHours(1))
                        .status(Interaction.Status.FAILED)
                        .satisfaction(i < 3 ? 1 : 2)
                        .asked(DataCategoryId.of("address"))
                        .build());
            }
        }
        permits.improvement.note(new MapNote(
                MapNote.Id.of("n-1"),
                Permits.PERMIT.version(),
                Permits.PROVE,
                MapNote.Kind.PAIN,
                LocalizedText.enAr("The upload stops.", "يتوقف التحميل."),
                List.of(new MapNote.Evidence("log", "upload-errors-2026-11", null))));
        permits.improvement.note(new MapNote(
                MapNote.Id.of("n-2"),
                Permits.PERMIT.version(),
                Permits.CHECK,
                MapNote.Kind.OPPORTUNITY,
                LocalizedText.enAr("Ask the register instead.", "اسألوا السجل بدلاً من ذلك."),
                List.of()));

        // region map
        JourneyMap map = permits.improvement.map(Permits.PERMIT.version(), 5);

        JourneyMap.Column ask = map.columns().get(0);
        JourneyMap.Cell prove = ask.cells(Lane.CUSTOMER).get(1);
        JourneyMap.Observed observed = prove.figures().orElseThrow();
        observed.stuck(); // 5 of observed.journeys()
        observed.felt().mean(); // 1.4 of 5
        // endregion
        assertThat(map.columns()).extracting(column -> column.stage().value()).containsExactly("ask", "settle");
        JourneyMap.Cell apply = ask.cells(Lane.CUSTOMER).get(0);
        assertThat(apply.step().blueprint().expectation().in(Locale.ENGLISH)).isEqualTo("I say it once.");
        assertThat(apply.figures().orElseThrow().journeys()).isEqualTo(6);
        assertThat(apply.figures().orElseThrow().felt().mean()).isEqualTo(4);
        assertThat(prove.step().blueprint().momentOfTruth()).isTrue();
        assertThat(observed.journeys()).isEqualTo(5);
        assertThat(observed.stuck()).isEqualTo(5);
        assertThat(observed.askedAgain()).isEqualTo(5);
        assertThat(observed.felt().mean()).isEqualTo((3 * 1 + 2 * 2) / 5.0);
        assertThat(observed.seconds()).as("nobody has done it").isNull();
        assertThat(prove.isAssumption()).isFalse();
        assertThat(prove.notes())
                .extracting(note -> note.text().in(Locale.ENGLISH))
                .containsExactly("The upload stops.");

        // what moves these people, where it was noted of enough of them
        FiveMys patient = FiveMys.empty(SubjectId.of("p1"))
                .with(FiveMys.Facet.WATCH, 4, LocalizedText.enAr("Said so.", "قالت ذلك."), LocalDate.of(2026, 3, 1));
        FiveMys hurried = FiveMys.empty(SubjectId.of("p2"))
                .with(FiveMys.Facet.WATCH, 1, LocalizedText.enAr("Said so.", "قال ذلك."), LocalDate.of(2026, 3, 1))
                .with(FiveMys.Facet.WALLET, 2, LocalizedText.enAr("Said so.", "قال ذلك."), LocalDate.of(2026, 3, 1));
        assertThat(map.people()).isEmpty();
        assertThat(map.with(List.of(patient, hurried), 2).people()).containsOnlyKeys(FiveMys.Facet.WATCH);
        assertThat(map.with(List.of(patient, hurried), 2)
                        .people()
                        .get(FiveMys.Facet.WATCH)
                        .mean())
                .isEqualTo(2.5);

        // behind the counter nothing was observed: the map says that it is assumed
        JourneyMap.Cell check = map.columns().get(1).cells(Lane.BACK_OFFICE).get(0);
        assertThat(check.isAssumption()).isTrue();
        assertThat(check.figures()).isEmpty();
        assertThat(check.notes().get(0).kind()).isEqualTo(MapNote.Kind.OPPORTUNITY);
        assertThat(permits.improvement
                        .map(Permits.PERMIT.version(), 6)
                        .columns()
                        .get(0)
                        .cells()
                        .get(1)
                        .figures())
                .as("too few people to tell")
                .isEmpty();
    }
}
