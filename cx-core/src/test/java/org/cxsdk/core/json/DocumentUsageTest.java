package org.cxsdk.core.json;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The code of docs/documents.md. */
class DocumentUsageTest {

    // region document-read
    record Scale(@NotBlank String id, List<@NotNull Option> options) {}

    record Option(@NotBlank String id, @Positive BigDecimal weight) {}

    private static final DocumentReader<Scale> SCALES = DocumentReader.forType(Scale.class);

    static Scale read(Source source) {
        Loaded<Scale> loaded = SCALES.read(source);
        Set<String> seen = new HashSet<>();
        for (Option option : loaded.document().options()) {
            if (!seen.add(option.id())) {
                loaded.violation(loaded.pathOf(option, "id"), "is there twice", "Give each option its own id");
            }
        }
        return loaded.checked();
    }
    // endregion

    @Test
    void document_isReadOrEverythingWrongIsTold() {
        assertThat(read(Source.of("s.yaml", "id: s\noptions: [{id: a, weight: 1}]"))
                        .options())
                .hasSize(1);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(Source.of("s.yaml", """
                        id: agreement
                        options:
                          - {id: agree, weight: 1}
                          - {id: agree, wieght: 2}
                          - {id: disagree, weight: -1}
                        """)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::message)
                        .containsExactly(
                                "s.yaml:4:10: options[1].id: \"agree\" is there twice. Give each option its own id",
                                "s.yaml:4:25: options[1].wieght: \"2\" is an unknown key. Did you mean \"weight\"?",
                                "s.yaml:5:28: options[2].weight: \"-1\" must be greater than 0. Change the value"));
    }

    @Test
    void csv_isStreamed() {
        Source source = Source.of("visits.csv", "office;minutes\nnorth;12.5\nsouth;7\n");
        // region csv-read
        List<BigDecimal> minutes = new ArrayList<>();
        CsvSummary summary = CsvReader.of(source)
                .required("office", "minutes")
                .optional("note")
                .read(row -> row.number("minutes").ifPresent(minutes::add));
        // endregion
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.separator()).isEqualTo(';');
        assertThat(minutes).containsExactly(new BigDecimal("12.5"), new BigDecimal("7"));
    }
}
