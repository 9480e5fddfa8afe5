package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.RescoredChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Form 1 of stored documents as it was first written. The files are never edited, only joined by those of later forms. */
class StoredFormsTest {

    /**
     * A stored form and the file that pins it.
     *
     * @param file the file
     * @param type the form
     * @param value what the file says
     */
    private record Pinned<T>(String file, Class<T> type, T value) {}

    static List<Pinned<?>> forms() {
        return List.of(
                new Pinned<>("plan-form-1-rescored.json", PlanForm.class, rescored()),
                new Pinned<>("plan-form-1-additive.json", PlanForm.class, additive()),
                new Pinned<>(
                        "published-form-1.json",
                        PublishedForm.class,
                        new PublishedForm(
                                "initiatives", "1.0", "cd".repeat(32), "{\"id\":\"initiatives\",\"n\":1.50}")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void form_isWrittenAndReadAsEver(Pinned<?> pinned) {
        check(pinned);
    }

    private static <T> void check(Pinned<T> pinned) {
        FormCodec<T> codec = FormCodec.of(1, pinned.type(), Function.identity(), Function.identity());
        String golden = CxReviewsTest.golden(pinned.file()).strip();
        assertThat(new String(codec.encode(pinned.value(), Optional.empty()).toArray(), StandardCharsets.UTF_8))
                .isEqualTo(golden);
        DocumentKind<T> kind = DocumentKind.of("test.form", codec);
        CxContext context = CxContext.inMemory(() -> Instant.EPOCH);
        Bytes body = Bytes.copyOf(golden.getBytes(StandardCharsets.UTF_8));
        T read = context.write(session -> {
            session.storage().write(DocWrite.put(kind.key(context.tenant(), "f"), Expected.absent(), body, List.of()));
            return session.load(kind, "f").orElseThrow().value();
        });
        assertThat(read).isEqualTo(pinned.value());
    }

    private static AssessmentForm.Ref ref(String id) {
        return AssessmentForm.Ref.of(new DefinitionRef(id, "1.0", "ab".repeat(32)));
    }

    private static PlanForm rescored() {
        return new PlanForm(
                ref("desk"),
                ref("initiatives"),
                "Office of Permits",
                "2026-Q3",
                List.of(
                        new AssessmentForm.AnswerForm(
                                "owner", "in-place", null, Map.of("face", "documentation"), List.of("E1")),
                        new AssessmentForm.AnswerForm("promise", null, "not-known", Map.of(), List.of())),
                List.of(new AssessmentForm.EvidenceForm(
                        "E1",
                        "Decree",
                        "document",
                        "Legal",
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2027, 9, 1),
                        "ef".repeat(32),
                        null,
                        null,
                        4)),
                List.of(),
                Objective.LEVEL_THEN_SCORE,
                new BigDecimal("1190000"),
                Map.of("service-redesign", new BigDecimal("370000.50")),
                Map.of(),
                LocalDate.of(2027, 1, 1),
                List.of("baseline", "owner"),
                null,
                null,
                new PlanForm.WorthForm(3, "21002275/372096"),
                new PlanForm.WorthForm(3, "60"),
                RescoredChoice.Proof.PROVEN,
                417);
    }

    private static PlanForm additive() {
        return new PlanForm(
                ref("desk"),
                ref("initiatives"),
                "Office of Permits",
                "2026-Q3",
                List.of(),
                List.of(),
                List.of(),
                Objective.STATED_VALUE,
                null,
                Map.of(),
                Map.of(),
                LocalDate.of(2027, 1, 1),
                List.of(),
                new BigDecimal("90"),
                new BigDecimal("90.5"),
                null,
                null,
                null,
                12);
    }
}
