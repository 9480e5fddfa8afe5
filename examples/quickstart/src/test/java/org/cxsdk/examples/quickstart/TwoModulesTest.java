package org.cxsdk.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.Committed;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two modules on one context commit together, or not at all. */
class TwoModulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final SubjectId AMAL = SubjectId.of("amal");
    private static final ResponseId RESPONSE = ResponseId.of("r-1");

    private final List<Committed> told = new ArrayList<>();
    private final CxContext context =
            CxContext.inMemory(InstantSource.fixed(NOW)).telling(told::add).as(ActorId.of("clerk-7"), "counter");
    private final Instrument survey = Instruments.builtIn("csat-5").orElseThrow();

    @BeforeEach
    void publish() {
        CxConsent.on(context)
                .publish(Vocabulary.of(
                        "words",
                        "1",
                        Taxonomy.of(List.of(Concept.of(PurposeId.of("permit")))),
                        Taxonomy.of(List.of(Concept.of(DataCategoryId.of("address"))))));
        told.clear();
    }

    @Test
    void bothCommit_andListenersAreToldOnce() {
        Acknowledgement.Effect effect = context.inTransaction(this::grantAndAnswer);

        assertThat(effect).isEqualTo(Acknowledgement.Effect.PENDING_COMMIT);
        assertThat(CxConsent.on(context).history(AMAL).facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.recordedBy()).contains(ActorId.of("clerk-7")));
        assertThat(CxFeedback.on(context).response(RESPONSE)).isPresent();
        assertThat(told).hasSize(1);
    }

    @Test
    void bothRollBack_whenTheWorkFails() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.inTransaction(tx -> {
                    grantAndAnswer(tx);
                    throw new IllegalStateException("the clerk's screen went blank");
                }));

        assertThat(CxConsent.on(context).history(AMAL).facts()).isEmpty();
        assertThat(CxFeedback.on(context).response(RESPONSE)).isEmpty();
        assertThat(told).isEmpty();
    }

    private Acknowledgement.Effect grantAndAnswer(CxContext tx) {
        Acknowledgement granted = CxConsent.on(tx)
                .grant(Grant.of(
                        StatementId.of("s-1"),
                        AMAL,
                        Scope.of("permit", "address", "parking-office"),
                        Evidence.of("counter")));
        CxFeedback.on(tx)
                .submit(
                        survey,
                        Response.to(survey, RESPONSE, AMAL, NOW)
                                .answer("satisfaction", 5)
                                .build());
        return granted.effect();
    }
}
