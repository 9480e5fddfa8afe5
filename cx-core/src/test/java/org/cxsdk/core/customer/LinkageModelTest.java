package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.customer.LinkageModel.Agreement;
import org.cxsdk.core.customer.LinkageModel.Field;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class LinkageModelTest {

    private static final AttributeName SURNAME = AttributeName.of("surname");
    private static final LinkageModel MODEL = new LinkageModel(
            0.001,
            List.of(
                    new Field(SURNAME, 0.9, 0.01),
                    new Field(AttributeName.of("date-of-birth"), 0.95, 0.003),
                    new Field(AttributeName.of("postcode"), 0.6, 0.05)));

    /**
     * Worked by hand: prior 1 in 1000; surname and date of birth agree, postcode differs. Odds (1/999) x 90 x 316.6667 x
     * 0.4210526 = 12.012012, p = 0.923148; the evidence weighs log2(12000), about 13.551 bits.
     */
    @Test
    void score_equalsTheWorkedExample() {
        LinkageModel.Score score = MODEL.score(List.of(Agreement.AGREES, Agreement.AGREES, Agreement.DIFFERS));

        assertThat(score.bits()).isCloseTo(Math.log(12_000) / Math.log(2), within(1e-12));
        assertThat(score.probability()).isCloseTo(0.923148, within(5e-7));
        assertThat(score.probability() / (1 - score.probability())).isCloseTo(12.012012, within(5e-7));
    }

    @Test
    void score_givesNoWeightToWhatIsMissing() {
        LinkageModel.Score score = MODEL.score(List.of(Agreement.MISSING, Agreement.MISSING, Agreement.MISSING));

        assertThat(score.bits()).isZero();
        assertThat(score.probability()).isCloseTo(0.001, within(1e-15));
    }

    private static CustomerProfile named(String subject, String... surnames) {
        CustomerProfile profile = CustomerProfile.individual(SubjectId.of(subject), Residence.RESIDENT);
        for (int i = 0; i < surnames.length; i++) {
            profile = profile.with(new ProfileAttribute(
                    SURNAME,
                    DataCategoryId.of("name"),
                    surnames[i],
                    OrganisationId.of("registry"),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)));
        }
        return profile;
    }

    @Test
    void score_comparesTheNewestValues_withoutCaseAndWidth() {
        assertThat(MODEL.score(named("a", "Old", " HADDAD "), named("b", "ｈaddad"))
                        .weights()
                        .get(0)
                        .agreement())
                .isEqualTo(Agreement.AGREES);
        assertThat(MODEL.score(named("a", "Haddad"), named("b", "Hadad"))
                        .weights()
                        .get(0)
                        .agreement())
                .isEqualTo(Agreement.DIFFERS);
        assertThat(MODEL.score(named("a", " "), named("b", "Haddad"))
                        .weights()
                        .get(0)
                        .agreement())
                .isEqualTo(Agreement.MISSING);
    }

    @Test
    void model_refusesWhatHasNoWeight() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Field(SURNAME, 1, 0.1));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        new LinkageModel(0.5, List.of(new Field(SURNAME, 0.9, 0.1), new Field(SURNAME, 0.8, 0.1))));
    }
}
