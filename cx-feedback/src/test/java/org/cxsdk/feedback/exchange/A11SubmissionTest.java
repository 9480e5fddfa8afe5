package org.cxsdk.feedback.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.Databases;
import org.cxsdk.feedback.SubmittedBatch;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.SurveyVolumes;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The columns are those of GSA/touchpoints, wiki "CX Data Collection Data Format"; the quarters those of its fiscal year spec. */
class A11SubmissionTest {

    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
    private static final FiscalQuarter QUARTER = new FiscalQuarter(2024, 1);
    private static final String HEADER =
            "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,"
                    + "positive_transparency,positive_humanity,positive_employee,positive_other,negative_effectiveness,"
                    + "negative_ease,negative_efficiency,negative_transparency,negative_humanity,negative_employee,"
                    + "negative_other,question_4\r\n";

    private final Instrument trust = Instruments.builtIn("a11-v2").orElseThrow();

    private Imported<Response> read(String rows, OnBadRow onBadRow) {
        return A11Submission.read(
                Source.of("submission.csv", HEADER + rows),
                trust,
                QUARTER,
                WASHINGTON,
                Map.of("service", "passport"),
                onBadRow);
    }

    @Test
    void threeValues_areTold_forEachRespondent() {
        // region a11
        Imported<Response> imported = A11Submission.read(
                Source.of("submission.csv", HEADER + """
                    r-1,1,1,0,0,0,1,0,0,,,,,,,,"Fast, and kind"
                    r-2,0,,,,,,,,0,1,0,0,0,0,0,null
                    """),
                trust,
                new FiscalQuarter(2024, 1),
                ZoneId.of("America/New_York"),
                Map.of("service", "passport"),
                OnBadRow.KEEP_GOOD);
        // endregion

        assertThat(imported.rows()).isEqualTo(2);
        assertThat(imported.isClean()).isTrue();
        Response up = imported.kept().get(0);
        QuestionId positive = QuestionId.of("positive");
        QuestionId negative = QuestionId.of("negative");
        assertThat(up.selection(positive, 1)).isEqualTo(Selection.CHOSEN);
        assertThat(up.selection(positive, 2)).isEqualTo(Selection.NOT_CHOSEN);
        assertThat(up.selection(negative, 2)).isEqualTo(Selection.NOT_ASKED);
        assertThat(imported.kept().get(1).selection(negative, 2)).isEqualTo(Selection.CHOSEN);
        assertThat(up.answeredAt()).isEqualTo(Instant.parse("2023-10-01T04:00:00Z"));
        assertThat(up.dimensions()).containsEntry("service", "passport");
        // written again it is the same file, with nothing where nothing was asked
        assertThat(A11Submission.write(imported.kept()))
                .isEqualTo(HEADER
                        + "r-1,1,1,0,0,0,1,0,0,,,,,,,,\"Fast, and kind\"\r\n"
                        + "r-2,0,,,,,,,,0,1,0,0,0,0,0,\r\n");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aFile_isStoredOnce_howeverOftenItComes(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(InstantSource.fixed(Instant.parse("2024-01-10T00:00:00Z"))));
        String rows = IntStream.rangeClosed(1, 1_200)
                .mapToObj(row ->
                        "r-" + row + (row % 4 == 0 ? ",0,,,,,,,,0,1,0,0,0,0,0,\r\n" : ",1,1,0,0,0,1,0,0,,,,,,,,\r\n"))
                .collect(Collectors.joining());
        Imported<Response> imported = read(rows, OnBadRow.REFUSE_FILE);

        SubmittedBatch first = feedback.submitAll(trust, imported.kept());
        SubmittedBatch again = feedback.submitAll(trust, imported.kept());

        assertThat(first).isEqualTo(new SubmittedBatch(1_200, 0, 0, List.of()));
        assertThat(again).isEqualTo(new SubmittedBatch(0, 1_200, 0, List.of()));
        assertThat(feedback.score(trust, ScoreId.of("trust"), QUARTER.period(WASHINGTON))
                        .ratio())
                .isEqualTo(Ratio.of(900, 1_200));
        // of those who were asked what went wrong all named the ease; of the others nobody was asked
        assertThat(feedback.score(trust, ScoreId.of("negative-ease"), QUARTER.period(WASHINGTON))
                        .ratio())
                .isEqualTo(Ratio.of(300, 300));
    }

    @Test
    void zerosOfWhatWasNotShown_areNotAsked() {
        // Touchpoints decides "not asked" for the form: a thumb down comes with positive_* = 0 though it was never
        // shown
        Response down = read("r-1,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,\r\n", OnBadRow.KEEP_GOOD)
                .kept()
                .get(0);

        assertThat(down.selection(QuestionId.of("positive"), 1)).isEqualTo(Selection.NOT_ASKED);
        assertThat(A11Submission.write(List.of(down))).endsWith("r-1,0,,,,,,,,1,0,0,0,0,0,0,\r\n");
    }

    @Test
    void fiveSteps_leadToOneOfTheTwoQuestions() {
        Instrument radio = Instruments.builtIn("a11-v2-radio").orElseThrow();
        Imported<Response> imported = A11Submission.read(
                Source.of(
                        "radio.csv",
                        HEADER
                                + "r-1,4,1,0,0,0,0,0,0,,,,,,,,\r\n"
                                + "r-2,3,,,,,,,,0,1,0,0,0,0,0,\r\n"
                                + "r-3,0,,,,,,,,,,,,,,,\r\n"),
                radio,
                QUARTER,
                WASHINGTON,
                Map.of(),
                OnBadRow.KEEP_GOOD);

        assertThat(imported.kept().get(0).selection(QuestionId.of("positive"), 1))
                .isEqualTo(Selection.CHOSEN);
        assertThat(imported.kept().get(1).selection(QuestionId.of("positive"), 1))
                .isEqualTo(Selection.NOT_ASKED);
        assertThat(imported.kept().get(1).selection(QuestionId.of("negative"), 2))
                .isEqualTo(Selection.CHOSEN);
        assertThat(imported.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.line()).isEqualTo(4));
    }

    @Test
    void everyWrongRow_isToldWithLineColumnValueAndRule() {
        String rows = "r-1,1,1,0,0,0,0,0,0,,,,,,,,\r\n"
                + "r-2,2,1,0,0,0,0,0,0,,,,,,,,\r\n"
                + "r-3,1,yes,0,0,0,0,0,0,1,,,,,,,\r\n"
                + "r-1,1,1,0,0,0,0,0,0,,,,,,,,\r\n"
                + ",,,,,,,,,,,,,,,,only words\r\n"
                + "r-6,1,1\r\n";

        Imported<Response> some = read(rows, OnBadRow.KEEP_GOOD);
        assertThat(some.rows()).isEqualTo(6);
        assertThat(some.kept()).hasSize(1);
        assertThat(some.rejected()).isEqualTo(5);
        assertThat(some.violations())
                .extracting(Violation::line, Violation::path, Violation::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3, "question_1", "2"),
                        org.assertj.core.groups.Tuple.tuple(4, "positive_effectiveness", "yes"),
                        org.assertj.core.groups.Tuple.tuple(4, "negative_effectiveness", "1"),
                        org.assertj.core.groups.Tuple.tuple(5, "external_id", "r-1"),
                        org.assertj.core.groups.Tuple.tuple(6, "external_id", ""),
                        org.assertj.core.groups.Tuple.tuple(6, "question_1", ""),
                        org.assertj.core.groups.Tuple.tuple(7, "", null));

        Imported<Response> none = read(rows, OnBadRow.REFUSE_FILE);
        assertThat(none.kept()).isEmpty();
        assertThat(none.withheld()).isEqualTo(1);
        assertThat(none.rows()).isEqualTo(6);
        assertThat(none.violations()).isEqualTo(some.violations());
    }

    @Test
    void aThousandWrongRows_behindAByteOrderMark_areAllTold() {
        // like the fixture sample_cx_responses_upload.csv of GSA/touchpoints, in which every field is "Data 1-2" and so
        // on
        String rows = IntStream.rangeClosed(1, 1_000)
                .mapToObj(row -> IntStream.rangeClosed(1, 17)
                        .mapToObj(column -> "Data " + row + "-" + column)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        Imported<Response> imported = A11Submission.read(
                Source.of("bom.csv", "\uFEFF" + HEADER + rows),
                trust,
                QUARTER,
                WASHINGTON,
                Map.of(),
                OnBadRow.KEEP_GOOD);

        assertThat(imported.rows()).isEqualTo(1_000);
        assertThat(imported.rejected()).isEqualTo(1_000);
        assertThat(imported.violations()).hasSize(15_000);
        assertThat(imported.violations().stream().map(Violation::line).distinct())
                .hasSize(1_000);
    }

    @Test
    void missingColumns_endTheReading() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> A11Submission.read(
                        Source.of("x.csv", "external_id,question_1\r\nr,1\r\n"),
                        trust,
                        QUARTER,
                        WASHINGTON,
                        Map.of(),
                        OnBadRow.KEEP_GOOD))
                .withMessageContaining("question_4");
    }

    @ParameterizedTest
    @CsvSource({"2023-10-01,2024,1", "2023-09-30,2023,4", "2026-01-01,2026,2", "2027-12-31,2028,1", "2024-02-29,2024,2"
    })
    void fiscalQuarters_areThoseOfTouchpoints(LocalDate day, int year, int quarter) {
        assertThat(FiscalQuarter.of(day)).isEqualTo(new FiscalQuarter(year, quarter));
    }

    @Test
    void fiscalQuarter_hasDaysAndADueDay() {
        FiscalQuarter first = new FiscalQuarter(2028, 1);
        assertThat(first.firstDay()).isEqualTo(LocalDate.of(2027, 10, 1));
        assertThat(first.lastDay()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(first.due()).isEqualTo(LocalDate.of(2028, 1, 30));
        assertThat(first.period(WASHINGTON).start()).isEqualTo(Instant.parse("2027-10-01T04:00:00Z"));
        assertThat(new FiscalQuarter(2024, 3).firstDay()).isEqualTo(LocalDate.of(2024, 4, 1));
        assertThat(first).hasToString("FY2028 Q1");
    }

    @Test
    void selfCheck_isGreenYellowOrRed() {
        ServiceId passports = ServiceId.of("passports");
        ServiceId visas = ServiceId.of("visas");
        SurveyVolumes volumes = new SurveyVolumes(1_000, 400, 100);
        Imported<Response> good = read("r-1,1,1,0,0,0,0,0,0,,,,,,,,\r\n", OnBadRow.KEEP_GOOD);
        Imported<Response> bad = read("r-1,5,1,0,0,0,0,0,0,,,,,,,,\r\n", OnBadRow.KEEP_GOOD);
        var both = Set.of(passports, visas);

        assertThat(A11SelfCheck.of(
                                both,
                                List.of(
                                        new A11SelfCheck.DataSet(passports, true, good, volumes),
                                        new A11SelfCheck.DataSet(visas, true, good, volumes)))
                        .rating())
                .isEqualTo(A11SelfCheck.Rating.GREEN);
        A11SelfCheck partly = A11SelfCheck.of(
                both,
                List.of(
                        new A11SelfCheck.DataSet(passports, true, bad, null),
                        new A11SelfCheck.DataSet(passports, false, good, volumes)));
        assertThat(partly.rating()).isEqualTo(A11SelfCheck.Rating.YELLOW);
        assertThat(partly.missing())
                .containsEntry(passports, List.of(A11SelfCheck.Gap.NOT_AFTER_TRANSACTION))
                .containsEntry(visas, List.of(A11SelfCheck.Gap.NOTHING));
        assertThat(A11SelfCheck.of(both, List.of()).rating()).isEqualTo(A11SelfCheck.Rating.RED);
    }
}
