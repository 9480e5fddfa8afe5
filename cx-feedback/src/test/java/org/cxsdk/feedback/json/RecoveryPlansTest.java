package org.cxsdk.feedback.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.Offer;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecoveryPlansTest {

    private static final Instant NOW = Instant.parse("2026-11-09T06:00:00Z");

    @Test
    void read_givesThePlan() throws IOException {
        RecoveryPlan plan = read(text());

        assertThat(plan.terms().stages()).isEqualTo(ServiceTerms.twoStages().stages());
        List<Offer> offers = plan.offers(RoleId.of("counter-clerk"), IssueId.of("poor-service"), List.of(), NOW);
        assertThat(offers).hasSize(2);
        assertThat(offers.get(0).upTo()).contains(Money.of("100", "AED"));
        assertThat(plan.authority().rules())
                .extracting(rule -> rule.id().value())
                .containsExactly("clerk-refund", "supervisor-refund");
        assertThat(plan.ladder().rungs()).hasSize(2);
        assertThat(plan.match(face(2, "waiting two hours"))
                        .orElseThrow()
                        .cause()
                        .kind())
                .isEqualTo(CaseCause.Kind.TOPIC);
        assertThat(plan.match(face(3, "no waiting at all"))).isEmpty();
    }

    @Test
    void read_tellsEverythingThatIsWrong() throws IOException {
        String wrong = text().replace("topic: waiting", "topic: wating")
                .replace("role: supervisor,", "role: superviser,")
                .replace("alternatives: [print-now]", "alternatives: [print-never]")
                .replace("{decideDays: 5}", "{decideDays: 0}")
                .replace(", within: P12M", "")
                .replace("afterDays: 3", "afterDays: -1");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(wrong))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(violation -> violation.path())
                        .contains(
                                "opening[2].topic",
                                "authority[1].role",
                                "options[0].alternatives",
                                "terms[0].decideDays",
                                "authority[0].times",
                                "ladder[1].afterDays"));
    }

    private static RecoveryPlan read(String text) {
        return RecoveryPlans.read(
                Source.of("recovery-plan.yaml", text),
                WorkingCalendar.always(ZoneOffset.UTC),
                Taxonomies.publicServices());
    }

    private static Response face(int code, String words) {
        Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();
        return Response.to(meter, ResponseId.of("r"), SubjectId.of("amal"), NOW)
                .answer("face", code)
                .answer("comment", words)
                .build();
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RecoveryPlansTest.class.getResourceAsStream("recovery-plan.yaml"), "recovery-plan.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
