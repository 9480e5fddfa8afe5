package org.cxsdk.core.insight.pain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Expected figures of the small log are worked out by hand in the comments. */
class PainPointFinderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /**
     * Twelve journeys: apply in the app; six upload at once, six are stuck there and go to the counter two hours later; all
     * wait for the decision, a third of them for a day, the others for three.
     */
    private static EventLog.Builder journeys() {
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL);
        for (int j = 0; j < 12; j++) {
            String id = "j" + j;
            boolean stuck = j % 2 == 0;
            log.add(id, "apply", NOON).with(Trait.CHANNEL, "app");
            Instant uploaded = stuck ? NOON.plusSeconds(7_200) : NOON.plusSeconds(60);
            log.add(id, "upload", uploaded).with(Trait.CHANNEL, stuck ? "counter" : "app");
            log.add(id, "decide", uploaded.plus(Duration.ofDays(j < 4 ? 1 : 3)));
        }
        return log;
    }

    @Test
    void find_showsEveryFactor() {
        List<PainPoint> points = PainPointFinder.find(
                journeys().build(),
                PainPointFinder.Options.none()
                        .targets(Map.of("decide", Duration.ofDays(1)))
                        .severities(Map.of("decide", 2.0)));

        // eight journeys waited two days beyond the target: 8 x 48 h x 2 = 768
        PainPoint worst = points.get(0);
        assertThat(worst.kind()).isEqualTo(PainPoint.Kind.WAIT);
        assertThat(worst.activity()).isEqualTo("decide");
        assertThat(worst.after()).hasValue("upload");
        assertThat(worst.affected().toString()).isEqualTo("8 of 12");
        assertThat(worst.lostSeconds()).isEqualTo(2 * 86_400);
        assertThat(worst.expectedSeconds()).isEqualTo(86_400);
        assertThat(worst.severity()).isEqualTo(2);
        assertThat(worst.score()).isCloseTo(768, within(1e-9));
        assertThat(worst.interval().low()).isLessThan(0.66);
        assertThat(worst.examples()).hasSize(5);
        // six changed from the app to the counter and lost two hours: 6 x 2 h
        assertThat(points)
                .filteredOn(point -> point.kind() == PainPoint.Kind.HAND_OVER)
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.activity()).isEqualTo("upload");
                    assertThat(point.affected().toString()).isEqualTo("6 of 12");
                    assertThat(point.score()).isCloseTo(12, within(1e-9));
                    assertThat(point.kind().text().in(Locale.forLanguageTag("ar")))
                            .startsWith("تنتقل");
                });
    }

    @Test
    void find_isStable_whenOneOutlierGoes() {
        List<PainPoint> without = PainPointFinder.find(journeys().build(), PainPointFinder.Options.none());
        EventLog.Builder outlier = journeys();
        outlier.add("outlier", "apply", NOON).with(Trait.CHANNEL, "app");
        outlier.add("outlier", "upload", NOON.plus(Duration.ofDays(900))).with(Trait.CHANNEL, "app");
        outlier.add("outlier", "decide", NOON.plus(Duration.ofDays(901)));
        List<PainPoint> with = PainPointFinder.find(outlier.build(), PainPointFinder.Options.none());

        assertThat(with.get(0).kind()).isEqualTo(without.get(0).kind());
        assertThat(with.get(0).activity()).isEqualTo(without.get(0).activity());
        // a mean would have moved by 900 days / 7; the typical loss does not
        assertThat(with.get(0).lostSeconds()).isEqualTo(without.get(0).lostSeconds());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void find_keepsItsFirstThree_whenTheLongestJourneyGoes(long seed) {
        EventLog log = SeededJourneys.log(SeededJourneys.events(seed, 400));
        PainPointFinder.Options options = PainPointFinder.Options.none().goodEnds(Set.of("decide"));
        int longest = 0;
        for (int c = 1; c < log.cases(); c++) {
            longest = span(log, c) > span(log, longest) ? c : longest;
        }
        int gone = longest;
        List<String> all = first(PainPointFinder.find(log, options));
        assertThat(first(PainPointFinder.find(log.select(c -> c != gone), options)))
                .isEqualTo(all);
    }

    private static long span(EventLog log, int c) {
        return log.micros(log.from(c + 1) - 1) - log.micros(log.from(c));
    }

    private static List<String> first(List<PainPoint> points) {
        return points.stream()
                .limit(3)
                .map(point -> point.kind() + " " + point.activity() + " "
                        + point.after().orElse(""))
                .toList();
    }

    @Test
    void find_tellsDropOffFromOpenJourneys() {
        EventLog.Builder log = EventLog.builder();
        for (int j = 0; j < 6; j++) {
            log.add("left" + j, "apply", NOON);
            log.add("left" + j, "upload fails", NOON.plusSeconds(3_600));
            log.add("open" + j, "apply", NOON.plus(Duration.ofDays(30)));
            log.add("open" + j, "upload fails", NOON.plus(Duration.ofDays(30)).plusSeconds(3_600));
        }
        List<PainPoint> points = PainPointFinder.find(
                log.build(),
                PainPointFinder.Options.none()
                        .goodEnds(Set.of("decide"))
                        .openUntil(NOON.plus(Duration.ofDays(31)), Duration.ofDays(14)));

        assertThat(points)
                .filteredOn(point -> point.kind() == PainPoint.Kind.DROP_OFF)
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.activity()).isEqualTo("upload fails");
                    assertThat(point.affected().toString()).isEqualTo("6 of 12");
                    // an hour was spent until then
                    assertThat(point.lostSeconds()).isEqualTo(3_600);
                });
    }
}
