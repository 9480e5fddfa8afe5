package org.cxsdk.metrics.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cxsdk.metrics.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CauseSearchTest {

    private static final List<String> DIMENSIONS = List.of("channel", "office", "service");

    @Test
    void statistic_isKulldorffs() {
        // Kulldorff 1997 with o 60, e 20 of 200: 60 ln 3 + 140 ln(140/180), worked outside this library
        assertThat(ScanStatistic.kulldorff(60, 20, 200)).isCloseTo(30.732717361, within(5e-10));
        // Neill 2009: 60 ln 3 - 40
        assertThat(ScanStatistic.expectationBased(60, 20)).isCloseTo(25.916737320, within(5e-9));
        assertThat(ScanStatistic.kulldorff(20, 20, 200)).isZero();
        assertThat(ScanStatistic.expectationBased(0, 20)).isZero();
        assertThat(ScanStatistic.kulldorff(200, 20, 200)).isCloseTo(200 * Math.log(10), within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> ScanStatistic.kulldorff(1, 0, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void search_findsWhereTheRateWasRaised_inNoise(long seed) {
        Segment cause = segment(Map.of("channel", "phone", "office", "north"));
        Localisation found = CauseSearch.standard().search(incident(seed, cause, 4));

        assertThat(found.main().orElseThrow().segment()).as("seed " + seed).isEqualTo(cause);
        assertThat(found.main().orElseThrow().p()).isEqualTo(.01);
        assertThat(found.main().orElseThrow().relativeRisk()).isBetween(3.0, 5.0);
        assertThat(found.everywhere()).isFalse();
    }

    @Test
    void search_namesNothingSignificant_whenNothingHappened() {
        // of 100 quiet incidents about 5 have p <= .05; seed 11
        int alarms = 0;
        for (int i = 0; i < 100; i++) {
            Localisation found = CauseSearch.standard().search(incident(1100 + i, Segment.WHOLE, 1));
            alarms += found.main().map(Suspect::p).orElse(1.0) <= .05 ? 1 : 0;
        }
        // binomial(100, .05): 12 or more happens in fewer than 1 of 200
        assertThat(alarms).isLessThan(12);
    }

    @Test
    void search_doesNotSayThatItRose_whereItFell() {
        Incident fallen = new Incident(
                List.of("channel"),
                List.of(
                        new Incident.Cell(Segment.of("channel", "web"), 0, 5),
                        new Incident.Cell(Segment.of("channel", "desk"), 0, 5)),
                1);

        assertThat(CauseSearch.standard().search(fallen).everywhere()).isFalse();
        assertThat(CauseSearch.standard().search(fallen).suspects()).isEmpty();
    }

    @Test
    void search_saysThatItHappenedEverywhere() {
        assertThat(CauseSearch.standard().search(incident(1, Segment.WHOLE, 3)).everywhere())
                .isTrue();
    }

    @Test
    void search_widens_whenTheSiblingsAreHitAsWell_butNotFurther() {
        // phone is hit in both offices, north six times, south twice; web is not
        List<Incident.Cell> cells = List.of(
                cell("phone", "north", 600, 100),
                cell("phone", "south", 200, 100),
                cell("web", "north", 100, 100),
                cell("web", "south", 100, 100));
        Localisation found = CauseSearch.standard().search(new Incident(List.of("channel", "office"), cells, 1));

        assertThat(found.suspects().get(0).segment()).isEqualTo(Segment.of("channel", "phone"));
        assertThat(found.suspects().get(1).segment()).isEqualTo(segment(Map.of("channel", "phone", "office", "north")));

        // 12 more than 100 is what chance does
        List<Incident.Cell> one = new ArrayList<>(cells);
        one.set(1, cell("phone", "south", 112, 100));
        assertThat(CauseSearch.standard()
                        .search(new Incident(List.of("channel", "office"), one, 1))
                        .main()
                        .orElseThrow()
                        .segment())
                .isEqualTo(segment(Map.of("channel", "phone", "office", "north")));
    }

    @Test
    void search_namesEqualPartsOnce_byTheShortestName() {
        // everything on the phone is in the north: "phone" and "phone in the north" are the same cells
        List<Incident.Cell> cells = List.of(
                cell("phone", "north", 300, 100), cell("web", "north", 90, 100), cell("web", "south", 100, 100));
        Localisation found = CauseSearch.standard().search(new Incident(List.of("channel", "office"), cells, 1));

        assertThat(found.suspects().stream().map(Suspect::segment))
                .containsExactly(Segment.of("channel", "phone"), Segment.of("office", "north"));
        assertThat(found.searched()).isEqualTo(5);
    }

    @Test
    void sameSeed_sameAnswer_anotherSeed_anotherP() {
        Incident incident = incident(5, segment(Map.of("office", "south")), 1.15);

        assertThat(CauseSearch.standard().search(incident))
                .isEqualTo(CauseSearch.standard().search(incident));
        assertThat(CauseSearch.standard()
                        .seed(3)
                        .replicas(199)
                        .search(incident)
                        .main()
                        .orElseThrow()
                        .p())
                .isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 9.9, 10, 35, 2_000})
    void randomCounts_haveMeanAndVariance(double mean) {
        for (double dispersion : new double[] {1, 3}) {
            RandomCounts random = new RandomCounts(new SplittableRandom(42), dispersion);
            int n = 200_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double x = random.next(mean);
                sum += x;
                squares += (x - mean) * (x - mean);
            }
            // five standard errors
            assertThat(sum / n).isCloseTo(mean, within(5 * Math.sqrt(mean * dispersion / n)));
            assertThat(squares / n / mean).isCloseTo(dispersion, within(.05 * dispersion));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 4, 20, 21})
    void randomCounts_fromATable_haveMeanAndVariance_andTails(double mean) {
        for (double dispersion : new double[] {1, 3, 60}) {
            RandomCounts.Source source = new RandomCounts(new SplittableRandom(43), dispersion).with(mean);
            int n = 400_000;
            double sum = 0;
            double squares = 0;
            int none = 0;
            for (int i = 0; i < n; i++) {
                double x = source.next();
                sum += x;
                squares += (x - mean) * (x - mean);
                none += x == 0 ? 1 : 0;
            }
            double zero = dispersion == 1 ? Math.exp(-mean) : Math.pow(dispersion, -mean / (dispersion - 1));
            // five standard errors; the spread of spreads grows with the tail
            assertThat(sum / n).isCloseTo(mean, within(5 * Math.sqrt(mean * dispersion / n)));
            assertThat((double) none / n).isCloseTo(zero, within(5 * Math.sqrt(zero * (1 - zero) / n) + 1e-9));
            double kurtosis = 3 + 6 * (dispersion - 1) / mean + 1 / (mean * dispersion);
            assertThat(squares / n / mean).isCloseTo(dispersion, within(5 * dispersion * Math.sqrt(kurtosis / n)));
        }
    }

    @Test
    void periodCounts_expectWhatThePastLetsExpect_andLoseNothing() {
        PeriodCounts<Integer> counts = PeriodCounts.by(List.of("channel"));
        counts.add(1, Segment.of("channel", "web"), 9, 190);
        counts.add(1, Segment.of("channel", "phone"), 11, 210);
        counts.add(2, Segment.of("channel", "web"), 12, 100);
        counts.add(2, Segment.of("channel", "app"), 3, 0);

        Incident incident = counts.incident(2).orElseThrow();

        // the rate of all is 20/400: one more at it is a volume of 20. web (9 + 1)/(190 + 20) · 100; app is new: 1/20 ·
        // 3
        assertThat(incident.cells().get(1).expected()).isCloseTo(100 * 10 / 210.0, within(1e-12));
        assertThat(incident.cells().get(0).expected()).isCloseTo(3 / 20.0, within(1e-12));
        assertThat(incident.observed()).isEqualTo(15);
        assertThat(counts.incident(1)).isEmpty();
        assertThat(counts.incident(3)).isEmpty();
    }

    private static Incident.Cell cell(String channel, String office, double observed, double expected) {
        return new Incident.Cell(segment(Map.of("channel", channel, "office", office)), observed, expected);
    }

    private static Segment segment(Map<String, String> values) {
        Map<String, Optional<String>> map = new TreeMap<>();
        values.forEach((name, value) -> map.put(name, Optional.of(value)));
        return new Segment(map);
    }

    /** 4 channels, 5 offices, 3 services; Poisson counts, raised by a factor inside of the cause. */
    private static Incident incident(long seed, Segment cause, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomCounts counts = new RandomCounts(random, 1);
        List<Incident.Cell> cells = new ArrayList<>();
        for (String channel : List.of("web", "phone", "counter", "app")) {
            for (String office : List.of("north", "south", "east", "west", "centre")) {
                for (String service : List.of("permit", "tax", "licence")) {
                    double expected = 2 + 30 * random.nextDouble();
                    Segment segment = segment(Map.of("channel", channel, "office", office, "service", service));
                    boolean hit = cause.values().entrySet().stream()
                            .allMatch(one ->
                                    one.getValue().equals(segment.values().get(one.getKey())));
                    cells.add(new Incident.Cell(segment, counts.next(hit ? expected * factor : expected), expected));
                }
            }
        }
        return new Incident(DIMENSIONS, cells, 1);
    }
}
