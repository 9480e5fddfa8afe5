package org.cxsdk.examples.quickstart;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Release;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.ledger.CxLedger;
import org.cxsdk.consent.ledger.EntryProof;
import org.cxsdk.consent.ledger.NoteSigner;
import org.cxsdk.consent.ledger.NoteVerdict;
import org.cxsdk.consent.ledger.ProofVerdict;
import org.cxsdk.consent.ledger.Use;
import org.cxsdk.consent.ledger.UseQuery;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trust: a person looks up who used what of hers and why, can have it proved, and is asked whether she trusts the agency with
 * her data. What she answers is scored beside the rest.
 */
@Tag("S33")
class TrustStoryTest {

    private static final SubjectId AMAL = SubjectId.of("amal");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")))
            .as(ActorId.of("bank-gateway"), "tax return 2025");

    private static NoteSigner signer() {
        try {
            return NoteSigner.ofLog(
                    "bank.example/disclosures",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPersonSeesWhoUsedWhatAndWhy_andSaysWhetherSheTrusts() {
        NoteSigner signer = signer();
        CxLedger ledger = CxLedger.on(context, signer);
        CxConsent consent = CxConsent.on(context).logging(ledger.port());
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(Concept.of(PurposeId.of("deduction-check")))),
                Taxonomy.of(List.of(Concept.of(DataCategoryId.of("interest-paid"))))));
        consent.grant(Grant.of(StatementId.of("g-1"), AMAL, INTEREST, Evidence.of("app")));
        Release release =
                consent.release(DisclosureId.of("d-1"), ActorId.of("first-bank"), new ReuseRequest(AMAL, INTEREST));

        assertThat(release.mayLeave()).isTrue();
        List<Use> seen = ledger.uses(AMAL, UseQuery.NEWEST).uses();
        assertThat(seen).singleElement().satisfies(use -> {
            assertThat(use.sentence().in(Locale.ENGLISH))
                    .isEqualTo("first-bank gave interest-paid to tax-office for deduction-check, ground: consent.");
            assertThat(use.reason()).contains("tax return 2025");
        });
        ledger.proofs().checkpoint();
        EntryProof proof = ledger.proofs().prove(seen.get(0).index());
        assertThat(proof.verifyCheckpoint(List.of(signer.key()))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(proof.verifyEntry(ledger.proofs().entry(seen.get(0).index()).leaf()))
                .isEqualTo(ProofVerdict.ACCEPTED);

        Instrument survey = Instruments.read(Source.of("trust.yaml", """
            id: data-trust
            version: 1.0.0
            title: {en: Trust with data, ar: الثقة في استخدام البيانات}
            questions:
              - id: trust
                wording: data-trust-1
                text:
                  en: I trust this agency to use my data as it told me.
                  ar: أثق بأن هذه الجهة تستخدم بياناتي كما أخبرتني.
                kind: rating
                choices:
                  - {code: 1, text: {en: Disagree, ar: لا أوافق}}
                  - {code: 2, text: {en: Neither, ar: محايد}}
                  - {code: 3, text: {en: Agree, ar: أوافق}}
            scores:
              - id: trusting
                title: {en: Customers who trust, ar: المتعاملون الواثقون}
                question: trust
                method: top-box
                favourable: [3]
                denominator: opinions
                minimumN: 1
            """));
        CxFeedback feedback = CxFeedback.on(context);
        for (int i = 0; i < 4; i++) {
            feedback.submit(
                    survey,
                    Response.to(survey, ResponseId.of("r-" + i), i == 0 ? AMAL : SubjectId.of("p-" + i), context.now())
                            .answer("trust", i == 3 ? 1 : 3)
                            .build());
        }

        ReportingPeriod march = ReportingPeriod.ofMonth(YearMonth.of(2026, 3), ZoneOffset.UTC);
        // four people: published figures withhold them, the office itself may look
        assertThat(feedback.measure(survey, ScoreId.of("trusting"), march).state())
                .isEqualTo(Measurement.State.SUPPRESSED);
        var trusting = feedback.figures(ReleasePolicy.internal()).measure(survey, ScoreId.of("trusting"), march);
        assertThat(trusting.ratio()).as("three of four trust").isEqualTo(Ratio.of(3, 4));
    }
}
