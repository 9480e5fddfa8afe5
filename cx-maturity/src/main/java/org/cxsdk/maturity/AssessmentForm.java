package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** Form 1 of a stored assessment. What people wrote about people, the assessor's name and her notes, stands sealed. */
record AssessmentForm(
        Ref model,
        String subject,
        String scope,
        List<AnswerForm> answers,
        List<EvidenceForm> evidence,
        List<MeasurementForm> measurements,
        Sealed words,
        @Nullable Instant approved) {

    static AssessmentForm of(DefinitionRef model, Assessment assessment, Sealed words, @Nullable Instant approved) {
        return new AssessmentForm(
                Ref.of(model),
                assessment.subject().value(),
                assessment.scope().value(),
                assessment.answers().stream().map(AnswerForm::of).toList(),
                assessment.evidence().values().stream().map(EvidenceForm::of).toList(),
                assessment.measurements().values().stream()
                        .map(MeasurementForm::of)
                        .toList(),
                words,
                approved);
    }

    Assessment toAssessment(Words opened) {
        List<Answer> given = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            given.add(answers.get(i).toValue(opened.notes().get(Integer.toString(i))));
        }
        Map<EvidenceId, Evidence> byId = new LinkedHashMap<>();
        evidence.forEach(form -> byId.put(EvidenceId.of(form.id()), form.toValue()));
        Map<String, Measurement> byDefinition = new LinkedHashMap<>();
        measurements.forEach(form -> byDefinition.put(form.definition().id(), form.toValue()));
        return new Assessment(Subject.of(subject), Scope.of(scope), opened.assessor(), given, byId, byDefinition);
    }

    /** The sealed part: the assessor and the notes by position of the answer. */
    record Words(@Nullable String assessor, Map<String, String> notes) {

        static Words of(Assessment assessment) {
            Map<String, String> notes = new TreeMap<>();
            for (int i = 0; i < assessment.answers().size(); i++) {
                String note = assessment.answers().get(i).note();
                if (note != null) {
                    notes.put(Integer.toString(i), note);
                }
            }
            return new Words(assessment.assessor(), notes);
        }
    }

    record Ref(String id, String version, String sha256) {

        static Ref of(DefinitionRef ref) {
            return new Ref(ref.id(), ref.version(), ref.sha256());
        }

        DefinitionRef toRef() {
            return new DefinitionRef(id, version, sha256);
        }
    }

    record AnswerForm(
            String criterion,
            @Nullable String value,
            @Nullable String absence,
            Map<String, String> attributes,
            List<String> evidence) {

        static AnswerForm of(Answer answer) {
            Absence absence = answer.absence();
            return new AnswerForm(
                    answer.criterion().value(),
                    answer.value(),
                    absence == null ? null : absence.fileName(),
                    answer.attributes(),
                    answer.evidence().stream().map(EvidenceId::value).toList());
        }

        Answer toValue(@Nullable String note) {
            return new Answer(
                    NodeId.of(criterion),
                    value,
                    absence == null ? null : Absence.ofFileName(absence).orElseThrow(IllegalArgumentException::new),
                    attributes,
                    note,
                    evidence.stream().map(EvidenceId::of).toList());
        }
    }

    record EvidenceForm(
            String id,
            String title,
            @Nullable String type,
            @Nullable String owner,
            @Nullable LocalDate collected,
            @Nullable LocalDate validUntil,
            @Nullable String sha256,
            @Nullable String scope,
            @Nullable Boolean against,
            @Nullable Integer confidence) {

        static EvidenceForm of(Evidence evidence) {
            return new EvidenceForm(
                    evidence.id().value(),
                    evidence.title(),
                    evidence.type(),
                    evidence.owner(),
                    evidence.collected(),
                    evidence.validUntil(),
                    evidence.sha256(),
                    evidence.scope(),
                    evidence.supports() ? null : true,
                    evidence.confidence());
        }

        Evidence toValue() {
            return new Evidence(
                    EvidenceId.of(id),
                    title,
                    type,
                    owner,
                    scope,
                    !Boolean.TRUE.equals(against),
                    confidence,
                    collected,
                    validUntil,
                    sha256);
        }
    }

    /** The exact value is kept as text: {@code 7310/96.42} has no decimals that end. */
    record MeasurementForm(
            Ref definition,
            @Nullable String value,
            String unit,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            long n,
            @Nullable IntervalForm interval,
            Measurement.State state,
            @Nullable PeriodForm period,
            long revision,
            String source) {

        static MeasurementForm of(Measurement measurement) {
            Rational value = measurement.value();
            Ratio ratio = measurement.ratio();
            return new MeasurementForm(
                    Ref.of(measurement.definition()),
                    value == null ? null : value.toString(),
                    measurement.unit(),
                    ratio == null ? null : ratio.numerator(),
                    ratio == null ? null : ratio.denominator(),
                    measurement.n(),
                    IntervalForm.of(measurement.interval()),
                    measurement.state(),
                    PeriodForm.of(measurement.period()),
                    measurement.revision(),
                    measurement.source());
        }

        Measurement toValue() {
            return new Measurement(
                    definition.toRef(),
                    value == null ? null : Rational.parse(value),
                    unit,
                    numerator == null || denominator == null ? null : Ratio.of(numerator, denominator),
                    n,
                    interval == null ? null : interval.toValue(),
                    state,
                    period == null ? null : period.toValue(),
                    revision,
                    source);
        }
    }

    record IntervalForm(double low, double high, double level, String method) {

        static @Nullable IntervalForm of(@Nullable ConfidenceInterval interval) {
            return interval == null
                    ? null
                    : new IntervalForm(interval.low(), interval.high(), interval.level(), interval.method());
        }

        ConfidenceInterval toValue() {
            return new ConfidenceInterval(low, high, level, method);
        }
    }

    record PeriodForm(ReportingPeriod.Grain grain, LocalDate firstDay, String zone) {

        static @Nullable PeriodForm of(@Nullable ReportingPeriod period) {
            return period == null
                    ? null
                    : new PeriodForm(
                            period.grain(), period.firstDay(), period.zone().getId());
        }

        ReportingPeriod toValue() {
            return new ReportingPeriod(grain, firstDay, ZoneId.of(zone));
        }
    }
}
