package org.cxsdk.feedback.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Samples of the R package survey 4.1-1, and what its functions say of them. */
class SurveyDesignTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "feedback");

    private static final Map<String, Double> TYPES = Map.of("E", 4421.0, "H", 755.0, "M", 1018.0);
    private static final Map<String, Double> AWARDED = Map.of("No", 1072.0, "Yes", 5122.0);

    private record School(
            String type, String district, String wide, double score, double enrolled, double weight, double of) {}

    private static List<School> schools(String file, boolean clustered) {
        Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "sample data absent: " + DATA.resolve(file));
        List<School> schools = new ArrayList<>();
        CsvReader.of(Source.of(DATA.resolve(file)))
                .required("stype", "sch.wide", "api00", "enroll", "pw", "fpc")
                .optional("dnum")
                .read(row -> schools.add(new School(
                        row.text("stype"),
                        clustered ? row.text("dnum") : "",
                        row.text("sch.wide"),
                        number(row.text("api00")),
                        number(row.text("enroll")),
                        number(row.text("pw")),
                        number(row.text("fpc")))));
        return schools;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static double[] of(List<School> schools, ToDoubleFunction<School> what) {
        return schools.stream().mapToDouble(what).toArray();
    }

    private static double wide(School school) {
        return school.wide().equals("Yes") ? 1 : 0;
    }

    // svydesign(id=~1, strata=~stype, weights=~pw, fpc=~fpc): api00 662.287363 SE 9.40894, total enroll 3687177.5 SE
    // 114641.72, sch.wide=Yes .82794801 SE .02434; without strata and fpc SE 9.58543 and .0260686797
    @Test
    void stratifiedSample_equalsSvymean() {
        List<School> schools = schools("apistrat.csv", false);
        SurveyDesign people = SurveyDesign.of(of(schools, School::weight));
        SurveyDesign design =
                people.stratified(schools.stream().map(School::type).toList()).drawnFrom(of(schools, School::of));

        SurveyDesign.Estimate mean = design.mean(of(schools, School::score));
        assertThat(mean.value()).isCloseTo(662.287363, within(1e-6));
        assertThat(mean.standardError()).isCloseTo(9.40894, within(5e-6));
        SurveyDesign.Estimate total = design.total(of(schools, School::enrolled));
        assertThat(total.value()).isCloseTo(3687177.5, within(0.1));
        assertThat(total.standardError()).isCloseTo(114641.72, within(0.01));
        SurveyDesign.Estimate share = design.mean(of(schools, SurveyDesignTest::wide));
        assertThat(share.value()).isCloseTo(.82794801, within(1e-8));
        assertThat(share.standardError()).isCloseTo(.02434, within(5e-6));
        assertThat(people.mean(of(schools, School::score)).standardError()).isCloseTo(9.58543, within(5e-6));
        assertThat(people.mean(of(schools, SurveyDesignTest::wide)).standardError())
                .isCloseTo(.0260686797, within(1e-9));
    }

    // svydesign(id=~dnum, weights=~pw, fpc=~fpc): api00 644.169399 SE 23.542241 deff 9.34587; as JK1 replicates SE
    // 26.32936
    @Test
    void clusterSample_equalsSvymean() {
        List<School> schools = schools("apiclus1.csv", true);
        SurveyDesign.Estimate mean = clusters(schools).mean(of(schools, School::score));

        assertThat(mean.value()).isCloseTo(644.169399, within(1e-6));
        assertThat(mean.standardError()).isCloseTo(23.542241, within(1e-6));
        assertThat(mean.designEffect()).hasValueCloseTo(9.34587, within(5e-6));
        assertThat(clusters(schools)
                        .jackknifeMean(weights -> weights, of(schools, School::score))
                        .standardError())
                .isCloseTo(26.32936, within(5e-6));
    }

    private static SurveyDesign clusters(List<School> schools) {
        return SurveyDesign.of(of(schools, School::weight))
                .clustered(schools.stream().map(School::district).toList())
                .drawnFrom(of(schools, School::of));
    }

    // postStratify(): api00 642.31079, linearised SE 23.92049, JK1 26.93454
    @Test
    void postStratification_takesOutWhatGroupsHaveInCommon() {
        List<School> schools = schools("apiclus1.csv", true);
        List<String> types = schools.stream().map(School::type).toList();
        SurveyDesign.Estimate mean =
                clusters(schools).postStratified(types, TYPES).mean(of(schools, School::score));

        assertThat(mean.value()).isCloseTo(642.31079, within(5e-6));
        assertThat(mean.standardError()).isCloseTo(23.92049, within(5e-6));
        assertThat(clusters(schools)
                        .jackknifeMean(
                                weights -> raked(weights, new Raking.Margin(types, TYPES)), of(schools, School::score))
                        .standardError())
                .isCloseTo(26.93454, within(5e-6));
    }

    // rake() to convergence: api00 641.23032 SE 26.87398, total enroll 3647280.1 SE 463582.19
    @Test
    void rakedSample_hasTheJackknifesError() {
        List<School> schools = schools("apiclus1.csv", true);
        Raking.Margin types =
                new Raking.Margin(schools.stream().map(School::type).toList(), TYPES);
        Raking.Margin awards =
                new Raking.Margin(schools.stream().map(School::wide).toList(), AWARDED);

        SurveyDesign.Estimate mean =
                clusters(schools).jackknifeMean(weights -> raked(weights, types, awards), of(schools, School::score));
        assertThat(mean.value()).isCloseTo(641.23032, within(5e-6));
        assertThat(mean.standardError()).isCloseTo(26.87398, within(5e-6));
        SurveyDesign.Estimate total = clusters(schools)
                .jackknifeTotal(weights -> raked(weights, types, awards), of(schools, School::enrolled));
        assertThat(total.value()).isCloseTo(3647280.1, within(0.05));
        assertThat(total.standardError()).isCloseTo(463582.19, within(0.005));
    }

    private static double[] raked(double[] weights, Raking.Margin... margins) {
        return Raking.weigh(weights, List.of(margins)).weights().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Test
    void aStratumWithOneCluster_isRefused() {
        SurveyDesign design = SurveyDesign.of(1, 1, 1).stratified(List.of("north", "north", "south"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.mean(1, 2, 3))
                .withMessageContaining("stratum \"south\" has a single cluster");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.clustered(Collections.nCopies(2, "a")))
                .withMessageContaining("clusters (2) must be one for each of 3");
    }

    // R 4.2.2, survey 4.1-1: svymean(~I(sch.wide == "Yes")) of svydesign(id=~1, strata=~stype, weights=~pw, fpc=~fpc),
    // of all
    // .8279480114158236 SE .0243447801130748, of subset(, stype != "H") .8706949790756242 SE .0260187372469512; Wilson
    // by R
    // with p(1-p)/SE² answers (240.353832490821787 and 166.306413660843162); confint of the mean .78023311918265
    // to .875662903648997
    @Test
    void score_hasTheIntervalOfItsDesign() {
        List<School> schools = schools("apistrat.csv", false);
        Instrument thumbs = Instruments.builtIn("thumbs").orElseThrow();
        ScoreDefinition up = thumbs.scores().get(0);
        SurveyDesign design = SurveyDesign.of(of(schools, School::weight))
                .stratified(schools.stream().map(School::type).toList())
                .drawnFrom(of(schools, School::of));

        Score all = ScoreCalculator.score(thumbs, up, responses(thumbs, schools, ""), design);

        assertThat(Objects.requireNonNull(all.value()).toDouble()).isCloseTo(82.79480114158236, within(1e-9));
        assertThat(Objects.requireNonNull(all.interval()).low()).isCloseTo(77.5170642824496, within(1e-6));
        assertThat(Objects.requireNonNull(all.interval()).high()).isCloseTo(87.0407418719558, within(1e-6));
        assertThat(Objects.requireNonNull(all.weighting()).designEffect())
                .isCloseTo(200 / Objects.requireNonNull(all.weighting()).nEffective(), within(1e-9));

        Score answered = ScoreCalculator.score(thumbs, up, responses(thumbs, schools, "H"), design);

        assertThat(answered.used()).isEqualTo(150);
        assertThat(Objects.requireNonNull(answered.value()).toDouble()).isCloseTo(87.06949790756242, within(1e-9));
        assertThat(Objects.requireNonNull(answered.interval()).low()).isCloseTo(81.1218970399325, within(1e-6));
        assertThat(Objects.requireNonNull(answered.interval()).high()).isCloseTo(91.3432494623699, within(1e-6));

        Instrument steps = Instruments.read(Source.of("steps.yaml", """
            id: steps
            version: 1.0.0
            title: {en: Steps}
            questions:
              - id: step
                wording: step-1
                text: {en: How far?}
                kind: rating
                choices:
                  - {code: 0, text: {en: "no"}}
                  - {code: 1, text: {en: "yes"}}
            scores:
              - id: mean
                title: {en: Mean}
                question: step
                method: mean
            """));
        List<Response> same = new ArrayList<>();
        for (School school : schools) {
            same.add(
                    Response.to(steps, ResponseId.of("r" + same.size()), SubjectId.of("s" + same.size()), Instant.EPOCH)
                            .answer("step", (int) wide(school))
                            .build());
        }
        Score mean = ScoreCalculator.score(steps, steps.scores().get(0), same, design);
        assertThat(Objects.requireNonNull(mean.interval()).low()).isCloseTo(.78023311918265, within(1e-9));
        assertThat(Objects.requireNonNull(mean.interval()).high()).isCloseTo(.875662903648997, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCalculator.score(thumbs, up, List.of(), design))
                .withMessageContaining("one for each of 200");
    }

    private static List<Response> responses(Instrument thumbs, List<School> schools, String silent) {
        List<Response> responses = new ArrayList<>();
        for (School school : schools) {
            int place = responses.size();
            Response.Builder response =
                    Response.to(thumbs, ResponseId.of("r" + place), SubjectId.of("school-" + place), Instant.EPOCH);
            if (!school.type().equals(silent)) {
                response.answer("thumb", (int) wide(school));
            }
            responses.add(response.build());
        }
        return responses;
    }
}
