package org.cxsdk.feedback.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.BetaBinomial;
import org.cxsdk.core.stat.GroupMeans;
import org.cxsdk.feedback.survey.ScoreDirection;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KeyDriversTest {

    private static final Path ATTITUDE =
            Path.of(System.getProperty("cx.data", "../shared/data"), "feedback", "attitude.csv");

    // the R package relaimpo on R's data set attitude, doubled so that thirty departments are enough for six drivers;
    // Johnson's relative weights and cor(method = "spearman") by R as well
    @Test
    void importance_equalsRelaimpo() {
        Assumptions.assumeTrue(Files.exists(ATTITUDE), "sample data absent: " + ATTITUDE);
        List<double[]> rows = new ArrayList<>();
        String[] names = {"complaints", "privileges", "learning", "raises", "critical", "advance", "rating"};
        CsvReader.of(Source.of(ATTITUDE)).required(names).read(row -> {
            double[] values = new double[7];
            for (int i = 0; i < 7; i++) {
                values[i] = Double.parseDouble(row.text(names[i]));
            }
            rows.add(values);
            rows.add(values);
        });
        KeyDrivers.Result result = KeyDrivers.of(
                rows.stream().mapToDouble(row -> row[6]).toArray(),
                rows.stream().map(row -> java.util.Arrays.copyOf(row, 6)).toArray(double[][]::new));

        assertThat(result.explained()).isCloseTo(.7326019925, within(1e-9));
        double[] importance = {.370816194, .050903793, .155765990, .120345079, .006588723, .028182213};
        double[] relative = {49.516682, 7.644298, 22.332851, 16.622996, 1.126869, 2.756304};
        double[] spearman = {.832201, .484288, .617270, .598150, .048204, .202946};
        double[] pearson = {.825418, .426117, .623678, .590139, .156439, .155086};
        for (int i = 0; i < 6; i++) {
            assertThat(result.drivers().get(i).importance()).isCloseTo(importance[i], within(1e-8));
            assertThat(result.drivers().get(i).correlation()).isCloseTo(pearson[i], within(1e-6));
            assertThat(100 * result.drivers().get(i).relativeWeight()).isCloseTo(relative[i], within(1e-6));
            assertThat(result.drivers().get(i).rankCorrelation()).isCloseTo(spearman[i], within(1e-6));
            assertThat(result.drivers().get(i).share())
                    .isBetween(
                            result.drivers().get(i).low() - 0.2,
                            result.drivers().get(i).high() + 0.2);
        }
    }

    // R 4.2.2, data set swiss (relaimpo's own example, Groemping 2006): cov(swiss), Fertility last; the mean over all
    // 120
    // orders of the gain in summary(lm(Fertility ~ ...))$r.squared; the published lmg of relaimpo agrees to eight
    // places
    @Test
    void importance_isTheMeanGainOverAllOrders() {
        double[][] covariance = {
            {
                515.79941720629051,
                -124.39283071230344,
                -139.65740055504162,
                379.90437557816836,
                -4.0258510638297844,
                100.1691489361702
            },
            {
                -124.39283071230344,
                63.64662349676226,
                53.575855689176691,
                -190.56061054579092,
                -2.6495374653098986,
                -64.366928769657719
            },
            {
                -139.65740055504162,
                53.575855689176691,
                92.456059204440336,
                -61.69882978723404,
                -2.7816836262719709,
                -79.729509713228481
            },
            {
                379.90437557816836,
                -190.56061054579092,
                -61.69882978723404,
                1739.294537187789,
                21.318116096207216,
                241.56320305272894
            },
            {
                -4.0258510638297844,
                -2.6495374653098986,
                -2.7816836262719709,
                21.318116096207216,
                8.4838020351526353,
                15.156193339500465
            },
            {
                100.1691489361702,
                -64.366928769657719,
                -79.729509713228481,
                241.56320305272894,
                15.156193339500465,
                156.04249768732655
            }
        };

        double[] importance = KeyDrivers.importance(covariance);

        double[] agricultureExaminationEducationCatholicInfants = {
            0.0570912207680911, 0.1711730289002344, 0.2601346786243840, 0.1055701503734936, 0.1127659229265220
        };
        assertThat(importance).containsExactly(agricultureExaminationEducationCatholicInfants, within(1e-12));
        assertThat(java.util.Arrays.stream(importance).sum()).isCloseTo(0.706735001592725, within(1e-12));
    }

    // R: Cronbach's alpha of the seven items of attitude
    @Test
    void alpha_equalsCronbachs() {
        Assumptions.assumeTrue(Files.exists(ATTITUDE), "sample data absent: " + ATTITUDE);
        List<double[]> rows = new ArrayList<>();
        String[] names = {"rating", "complaints", "privileges", "learning", "raises", "critical", "advance"};
        CsvReader.of(Source.of(ATTITUDE))
                .required(names)
                .read(row -> rows.add(java.util.Arrays.stream(names)
                        .mapToDouble(name -> Double.parseDouble(row.text(name)))
                        .toArray()));

        assertThat(Reliability.alpha(rows.toArray(double[][]::new))).hasValueCloseTo(.8431427696, within(1e-10));
        assertThat(Reliability.alpha(new double[][] {{1, 2}})).isEmpty();
        assertThat(Reliability.alpha(new double[][] {{1, 2}, {1, 2}})).isEmpty();
    }

    @Test
    void unsoundInput_isRefusedWithAReason() {
        double[] outcome = new double[40];
        double[][] twins = new double[40][2];
        for (int i = 0; i < 40; i++) {
            outcome[i] = i % 5;
            twins[i][0] = i % 3;
            twins[i][1] = i % 3;
        }
        assertThat(KeyDrivers.of(outcome, twins).refusals()).containsExactly(KeyDrivers.Refusal.DRIVERS_COINCIDE);
        assertThat(KeyDrivers.of(new double[40], twins).refusals()).containsExactly(KeyDrivers.Refusal.NOTHING_VARIES);
        assertThat(KeyDrivers.of(new double[] {1, 2}, new double[][] {{1, 2}, {2, 1}})
                        .refusals())
                .containsExactly(KeyDrivers.Refusal.TOO_FEW_ANSWERS);
        assertThat(KeyDrivers.of(outcome, new double[40][1]).refusals())
                .containsExactly(KeyDrivers.Refusal.TOO_FEW_DRIVERS);
        assertThat(KeyDrivers.of(outcome, new double[40][16]).refusals())
                .containsExactly(KeyDrivers.Refusal.TOO_MANY_DRIVERS);
    }

    // 18 players of Efron and Morris, 45 times at bat: alpha 210.5546, beta 582.6964, best .272657
    @Test
    void league_drawsSmallGroupsTowardsTheOthers() {
        Map<String, Ratio> hits = new LinkedHashMap<>();
        int[] x = {18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7};
        for (int i = 0; i < x.length; i++) {
            hits.put("player " + (char) ('a' + i), Ratio.of(x[i], 45));
        }
        LeagueTable league = LeagueTable.of(hits);

        assertThat(league.rows().get(0).posterior()).isCloseTo(.272657, within(2e-6));
        // scipy 1.10.1: the zeros of both slopes, by optimize.root over special.digamma
        assertThat(((BetaBinomial) league.prior()).alpha()).isCloseTo(210.55083596707905, within(1e-5));
        assertThat(((BetaBinomial) league.prior()).beta()).isCloseTo(582.68598504316, within(1e-5));
    }

    // scipy 1.10.1, as above
    @Test
    void league_isFittedToTheLastDigits() {
        LeagueTable offices = LeagueTable.of(
                Map.of("a", Ratio.of(8, 20), "b", Ratio.of(10, 27), "c", Ratio.of(7, 20), "d", Ratio.of(3, 24)));

        assertThat(((BetaBinomial) offices.prior()).alpha()).isCloseTo(16.78330864716339, within(1e-8));
        assertThat(((BetaBinomial) offices.prior()).beta()).isCloseTo(37.64793437580765, within(1e-8));
        assertThat(offices.rows().get(0).posterior()).isCloseTo(.33296916, within(1e-8));

        LeagueTable unlike = LeagueTable.of(
                Map.of("a", Ratio.of(450, 500), "b", Ratio.of(380, 500), "c", Ratio.of(21, 30), "d", Ratio.of(1, 1)));

        assertThat(((BetaBinomial) unlike.prior()).alpha()).isCloseTo(20.71262050033042, within(1e-8));
        assertThat(((BetaBinomial) unlike.prior()).beta()).isCloseTo(5.025072221529493, within(1e-8));
    }

    // Wilson of 30 of 30 by R 4.2.2: prop.test(30, 30, correct = FALSE)
    @Test
    void league_saysWhereNothingTellsOfficesApart() {
        LeagueTable alike = LeagueTable.of(Map.of("a", Ratio.of(10, 10), "b", Ratio.of(10, 10), "c", Ratio.of(10, 10)));

        assertThat(alike.isDifferenceSeen()).isFalse();
        assertThat(alike.rows()).extracting(LeagueTable.Row::posterior).containsOnly(1.0);
        assertThat(alike.rows().get(0).interval().low()).isCloseTo(0.886486606826031, within(1e-9));
        LeagueTable half =
                LeagueTable.of(Map.of("a", Ratio.of(50, 100), "b", Ratio.of(50, 100), "c", Ratio.of(50, 100)));
        assertThat(half.rows()).extracting(LeagueTable.Row::posterior).containsOnly(0.5);
        assertThat(half.isDifferenceSeen()).isFalse();
    }

    // prior Beta(8,2): 9 of 10 gives .85, 2 of 3 .7692308 with .515862 to .945139; one of one does not lead
    @Test
    void league_isNotLedByOneAnswer() {
        LeagueTable league = LeagueTable.of(
                Map.of("a", Ratio.of(9, 10), "b", Ratio.of(2, 3), "c", Ratio.of(1, 1)), new BetaBinomial(8, 2));

        assertThat(league.rows()).extracting(LeagueTable.Row::name).containsExactly("a", "c", "b");
        assertThat(league.rows().get(0).posterior()).isCloseTo(.85, within(1e-12));
        assertThat(league.rows().get(2).posterior()).isCloseTo(.7692308, within(1e-7));
        assertThat(league.rows().get(2).interval().low()).isCloseTo(.515862, within(1e-6));
        assertThat(league.rows().get(2).interval().high()).isCloseTo(.945139, within(1e-6));
    }

    // a weak prior alone would let the single answer lead
    @Test
    void league_isNotLedByOneAnswer_howeverUnlikeOfficesAre() {
        Map<String, Ratio> offices =
                Map.of("a", Ratio.of(1, 1), "b", Ratio.of(250, 500), "c", Ratio.of(5, 500), "d", Ratio.of(2, 500));
        LeagueTable league = LeagueTable.of(offices);

        assertThat(league.rows().get(1).posterior())
                .isGreaterThan(league.rows().get(0).posterior());
        assertThat(league.rows()).extracting(LeagueTable.Row::name).containsExactly("b", "a", "c", "d");
        assertThat(league.bestFirst(ScoreDirection.LOWER_IS_BETTER).rows())
                .extracting(LeagueTable.Row::name)
                .containsExactly("d", "c", "b", "a");
    }

    // R 4.2.2: nlme::lme(y ~ 1, random = ~ 1 | group), as GroupMeansTest; c has one answer, 5
    @Test
    void league_ranksMeans() {
        LeagueTable league = LeagueTable.ofMeans(Map.of(
                        "a", new GroupMeans.Group(5, 4.2, 2.8),
                        "b", new GroupMeans.Group(4, 2, 2),
                        "c", new GroupMeans.Group(1, 5, 0),
                        "d", new GroupMeans.Group(10, 4, 4)))
                .orElseThrow();

        assertThat(league.rows()).extracting(LeagueTable.Row::name).containsExactly("a", "c", "d", "b");
        assertThat(league.rows().get(0).posterior()).isCloseTo(4.1650565742, within(1e-6));
        assertThat(league.rows().get(1).posterior()).isCloseTo(4.6337904931, within(1e-6));
        assertThat(league.rows().get(0).interval().high())
                .isCloseTo(4.1650565742 + 1.959963984540054 * 0.3229141041, within(2e-6));
    }
}
