package org.cxsdk.maturity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.PolicyFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.policy.ClauseId;
import org.cxsdk.maturity.policy.CommentId;
import org.cxsdk.maturity.policy.ComplianceMatrix;
import org.cxsdk.maturity.policy.EntityId;
import org.cxsdk.maturity.policy.PolicyDocument;
import org.cxsdk.maturity.policy.PolicyFact;
import org.cxsdk.maturity.policy.PolicyId;
import org.cxsdk.maturity.policy.PolicyStanding;
import org.cxsdk.maturity.policy.RequirementId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A policy with parts, its way through comments to adoption, who complies, and what it was read from. */
@Tag("S65")
@Tag("S66")
@Tag("S67")
@Tag("S79")
class PolicyStoryTest {

    private static final EntityId PERMITS = EntityId.of("permits");
    private static final EntityId LAND = EntityId.of("land-register");
    private static final EntityId FIRE = EntityId.of("fire-service");
    private static final PolicyId POLICY = PolicyId.of("customer-experience");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-10-05T08:00:00Z"));
    private final CxPolicies policies = CxPolicies.on(context);

    @Test
    void aPolicyHasDefinitionsPillarsClausesImplementationAndAModel() {
        PolicyDocument policy = policies.publish(PolicyFiles.sourceOf(POLICY));

        assertThat(policies.find(POLICY, "1.0")).contains(policy);
        assertThat(policy.terms())
                .extracting(term -> term.term().in(Locale.ENGLISH))
                .contains("Customer experience", "Touchpoint");
        assertThat(policy.pillars())
                .extracting(pillar -> pillar.title().in(Locale.ENGLISH))
                .containsExactly("Institutional drive", "New competencies", "Data as backbone");
        assertThat(policy.implementation()).isNotEmpty();
        assertThat(policy.model().value()).isEqualTo("cx-government");
        assertThat(policy.clauses()).allSatisfy(clause -> {
            assertThat(clause.text().texts()).containsKeys("en", "ar");
            assertThat(clause.sources())
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(policy.sources())
                            .extracting(PolicyDocument.Source::id)
                            .contains(id));
        });
    }

    @Test
    void theFiveTitlesAreAReadinessCheckList() {
        MaturityModel model = Models.byId("cx-government");
        Assessment answers =
                AnswerFiles.read(model, Source.of(Path.of("../examples/maturity-scorer/sample/answers.yaml")));
        AssessmentResult result = CxMaturity.on(context).assess(model, answers);

        // region readiness
        List<PolicyDocument> five = policies.publishBuiltIn();
        Map<EntityId, Optional<ComplianceMatrix.Assessed>> office =
                Map.of(PERMITS, Optional.of(new ComplianceMatrix.Assessed(answers, result)));
        List<ComplianceMatrix> readiness = five.stream()
                .map(policy -> policies.compliance(policy, office, DAY))
                .toList();
        // endregion

        assertThat(five)
                .extracting(policy -> policy.title().in(Locale.ENGLISH))
                .containsExactly(
                        "Mobile-channel planning guidelines",
                        "Service delivery excellence model",
                        "Service definition document",
                        "Reference-architecture policy",
                        "Customer experience policy");
        // every requirement names a criterion of the model that the policy is judged by
        five.forEach(policy -> policy.clauses()
                .forEach(clause -> clause.requirements().forEach(requirement -> {
                    if (requirement.criterion() != null) {
                        assertThat(model.find(requirement.criterion())).isPresent();
                    }
                })));
        // of the architecture policy the sample office misses the agreement with times: governance.joint is "begun"
        ComplianceMatrix architecture = readiness.get(3);
        assertThat(architecture.complies(PERMITS)).isFalse();
        assertThat(architecture.open(PERMITS).get(0).requirement().id()).isEqualTo(RequirementId.of("R3.1"));
        assertThat(architecture.open(PERMITS).get(0).state()).isEqualTo(ComplianceMatrix.State.NOT_MET);
        // the catalogue of attributes is in place and E05 proves it
        assertThat(architecture.rows().get(PERMITS).get(0).state()).isEqualTo(ComplianceMatrix.State.MET);
        // a journey map is there with evidence, the catalogue entry that needs no criterion was never filed
        ComplianceMatrix.Cell described = readiness.get(2).rows().get(PERMITS).get(0);
        assertThat(described.state()).isEqualTo(ComplianceMatrix.State.NO_EVIDENCE);
    }

    /** Is an office ready for the phone? Whole services, for everybody, begun and finished anywhere; or it is said what is missing. */
    @Test
    @Tag("S13")
    void readinessForMobile_isChecked_andWhatIsMissingIsNamed() {
        MaturityModel model = Models.byId("cx-government");
        Assessment answers =
                AnswerFiles.read(model, Source.of(Path.of("../examples/maturity-scorer/sample/answers.yaml")));
        PolicyDocument mobile = policies.publish(PolicyFiles.sourceOf(PolicyId.of("mobile-channel-planning")));

        assertThat(mobileReadiness(mobile, model, answers).complies(PERMITS)).isTrue();

        // an app that a blind person cannot use, and that starts again from nothing at the counter
        List<Answer> worse = answers.answers().stream()
                .map(answer -> Set.of("inclusion.accessible", "journeys.handover")
                                .contains(answer.criterion().value())
                        ? Answer.of(answer.criterion(), "begun")
                        : answer)
                .toList();
        ComplianceMatrix notReady = mobileReadiness(
                mobile,
                model,
                new Assessment(
                        answers.subject(),
                        answers.scope(),
                        answers.assessor(),
                        worse,
                        answers.evidence(),
                        answers.measurements()));
        assertThat(notReady.complies(PERMITS)).isFalse();
        assertThat(notReady.open(PERMITS))
                .extracting(check -> check.requirement().text().in(Locale.ENGLISH))
                .containsExactly("What was begun on one channel goes on at another", "Main channels are accessible");
    }

    private ComplianceMatrix mobileReadiness(PolicyDocument mobile, MaturityModel model, Assessment answers) {
        AssessmentResult result = CxMaturity.on(CxContext.inMemory(() -> Instant.parse("2026-10-05T08:00:00Z")))
                .assess(model, answers);
        return policies.compliance(
                mobile, Map.of(PERMITS, Optional.of(new ComplianceMatrix.Assessed(answers, result))), DAY);
    }

    @Test
    void aDraftBecomesFinalThroughComments_andIsAdoptedByEachEntity() {
        PolicyDocument draft = policies.publish(Source.of("draft.yaml", text("0.9", "Reply within 10 days.")));

        // region circulate
        policies.act(
                POLICY, new PolicyFact.Circulated("0.9", List.of(PERMITS, LAND, FIRE), DAY, LocalDate.of(2026, 11, 5)));
        policies.act(
                POLICY,
                new PolicyFact.Commented(
                        CommentId.of("K1"), LAND, ClauseId.of("C1"), "Ten days are too many.", DAY.plusDays(3)));
        PolicyStanding standing = policies.act(
                POLICY,
                new PolicyFact.Commented(
                        CommentId.of("K2"), FIRE, ClauseId.of("C2"), "Leave it out.", DAY.plusDays(4)));
        // endregion
        assertThat(standing.state()).isEqualTo(PolicyStanding.State.CIRCULATED);
        assertThat(standing.silent()).containsExactly(PERMITS);

        PolicyDocument better = policies.publish(Source.of("final.yaml", text("1.0", "Reply within 5 days.")));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> policies.act(POLICY, new PolicyFact.Finalised("1.0", DAY.plusDays(40))))
                .withMessageContaining("these comments are open: [K1, K2]");

        policies.act(
                POLICY,
                new PolicyFact.Resolved(
                        CommentId.of("K1"),
                        PolicyFact.Disposition.ACCEPTED,
                        "Five days were kept in the trial.",
                        DAY.plusDays(35)));
        standing = policies.act(
                POLICY,
                new PolicyFact.Resolved(
                        CommentId.of("K2"), PolicyFact.Disposition.REJECTED, "The law asks for it.", DAY.plusDays(35)));
        assertThat(standing.state()).isEqualTo(PolicyStanding.State.RESOLVED);
        assertThat(standing.table())
                .extracting(line -> line.resolution().disposition())
                .containsExactly(PolicyFact.Disposition.ACCEPTED, PolicyFact.Disposition.REJECTED);
        // the accepted comment did shape the text
        assertThat(better.changedAgainst(draft)).containsExactly(ClauseId.of("C1"));
        assertThat(standing.acceptedWithoutChange(draft, better)).isEmpty();
        assertThat(standing.acceptedWithoutChange(draft, draft))
                .extracting(PolicyFact.Commented::comment)
                .containsExactly(CommentId.of("K1"));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> policies.act(POLICY, new PolicyFact.Adopted(LAND, "Order 7", DAY.plusDays(41))))
                .withMessageContaining("not final");
        policies.act(POLICY, new PolicyFact.Finalised("1.0", DAY.plusDays(40)));
        policies.act(POLICY, new PolicyFact.Adopted(LAND, "Order 7 of 2026", DAY.plusDays(50)));
        standing = policies.standing(POLICY);
        assertThat(standing.finalVersion()).isEqualTo("1.0");
        assertThat(standing.adopted()).containsExactly(Map.entry(LAND, "Order 7 of 2026"));
        assertThat(standing.notAdopted()).containsExactly(PERMITS, FIRE);
        assertThat(policies.versions(POLICY)).containsExactlyInAnyOrder("0.9", "1.0");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> policies.publish(Source.of("again.yaml", text("1.0", "Reply within 99 days."))))
                .withMessageContaining("published before with other content");
    }

    @Test
    void theMatrixShowsEachEntityAndClause_andEvidenceLapses() {
        PolicyDocument policy = policies.publish(Source.of("policy.yaml", text("1.0", "Reply within 5 days.")));
        Map<EntityId, Optional<ComplianceMatrix.Assessed>> entities = new LinkedHashMap<>();
        entities.put(PERMITS, Optional.empty());
        entities.put(LAND, Optional.empty());
        policies.act(
                POLICY,
                new PolicyFact.EvidenceFiled(
                        LAND, RequirementId.of("C1.1"), "Report 2026", DAY, LocalDate.of(2026, 12, 31)));

        ComplianceMatrix now = policies.compliance(policy, entities, LocalDate.of(2026, 12, 31));
        ComplianceMatrix later = policies.compliance(policy, entities, LocalDate.of(2027, 1, 1));

        assertThat(now.rows().get(LAND))
                .extracting(ComplianceMatrix.Cell::state)
                .containsExactly(ComplianceMatrix.State.MET, ComplianceMatrix.State.NOT_ASSESSED);
        assertThat(now.rows().get(PERMITS))
                .extracting(ComplianceMatrix.Cell::state)
                .containsExactly(ComplianceMatrix.State.NO_EVIDENCE, ComplianceMatrix.State.NOT_ASSESSED);
        assertThat(later.rows().get(LAND).get(0).state()).isEqualTo(ComplianceMatrix.State.NO_EVIDENCE);
        // the second clause only advises
        assertThat(now.complies(LAND)).isTrue();
        assertThat(later.complies(LAND)).isFalse();
        assertThat(ComplianceMatrix.State.NO_EVIDENCE.text().in(Locale.forLanguageTag("ar")))
                .isNotBlank();
    }

    private static String text(String version, String first) {
        return """
            id: customer-experience
            version: "%s"
            title: {en: Replies, ar: الردود}
            purpose: {en: People hear from us., ar: يسمع الناس منا.}
            model: cx-government
            pillars: [{id: listen, title: {en: Listen, ar: الإصغاء}}]
            clauses:
              - id: C1
                pillar: listen
                text: {en: "%s", ar: رد}
                requirements: [{id: C1.1, text: {en: Replies are timed., ar: الردود مؤقتة.}, evidence: report}]
                sources: [iso]
              - id: C2
                pillar: listen
                force: should
                text: {en: Complaints are counted., ar: تحصى الشكاوى.}
                requirements:
                  - {id: C2.1, text: {en: Register, ar: سجل}, criterion: feedback.complaints, evidence: register}
                sources: [iso]
            sources: [{id: iso, title: ISO 10002, publisher: ISO, year: 2018}]
            """.formatted(version, first);
    }
}
