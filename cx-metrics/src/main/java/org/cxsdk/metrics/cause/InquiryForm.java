package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

/** The first stored form of an inquiry; exact numbers as text, a dimension that is missing as a name without value. */
record InquiryForm(
        String id,
        MissForm miss,
        @Nullable SuspectForm suspect,
        String owner,
        Instant causeBy,
        List<RoundForm> rounds) {

    record DimensionForm(String name, @Nullable String value) {}

    record MissForm(
            String kpi,
            String version,
            String sha256,
            String period,
            List<DimensionForm> segment,
            String value,
            String target,
            String direction,
            String numerator,
            @Nullable String denominator,
            long n,
            long revision) {}

    record SuspectForm(
            List<DimensionForm> segment,
            double observed,
            double expected,
            double logLikelihoodRatio,
            double kulldorff,
            double p) {}

    record RoundForm(
            List<BoneForm> fishbone,
            List<String> whys,
            List<ActionForm> actions,
            @Nullable Instant checkAt,
            List<CheckForm> checks) {}

    record BoneForm(String bone, String text) {}

    record ActionForm(
            String what,
            String owner,
            Instant due,
            @Nullable Instant done) {}

    record CheckForm(
            String period,
            @Nullable String value,
            long n,
            @Nullable Double p,
            String verdict) {}

    static InquiryForm of(Inquiry inquiry) {
        return new InquiryForm(
                inquiry.id().value(),
                form(inquiry.miss()),
                inquiry.suspect().map(InquiryForm::form).orElse(null),
                inquiry.owner().value(),
                inquiry.causeBy(),
                inquiry.rounds().stream().map(InquiryForm::form).toList());
    }

    Inquiry toInquiry() {
        return new Inquiry(
                InquiryId.of(id),
                miss(miss),
                Optional.ofNullable(suspect).map(InquiryForm::suspect),
                ActorId.of(owner),
                causeBy,
                rounds.stream().map(InquiryForm::round).toList());
    }

    private static MissForm form(Miss miss) {
        return new MissForm(
                miss.definition().id(),
                miss.definition().version(),
                miss.definition().sha256(),
                miss.period(),
                form(miss.segment()),
                miss.value().toString(),
                miss.target().toString(),
                miss.direction().name(),
                miss.numerator().toString(),
                miss.denominator().map(BigDecimal::toString).orElse(null),
                miss.n(),
                miss.revision());
    }

    private static Miss miss(MissForm form) {
        return new Miss(
                new DefinitionRef(form.kpi(), form.version(), form.sha256()),
                form.period(),
                segment(form.segment()),
                new BigDecimal(form.value()),
                new BigDecimal(form.target()),
                Direction.valueOf(form.direction()),
                new BigDecimal(form.numerator()),
                Optional.ofNullable(form.denominator()).map(BigDecimal::new),
                form.n(),
                form.revision());
    }

    private static SuspectForm form(Suspect suspect) {
        return new SuspectForm(
                form(suspect.segment()),
                suspect.observed(),
                suspect.expected(),
                suspect.logLikelihoodRatio(),
                suspect.kulldorff(),
                suspect.p());
    }

    private static Suspect suspect(SuspectForm form) {
        return new Suspect(
                segment(form.segment()),
                form.observed(),
                form.expected(),
                form.logLikelihoodRatio(),
                form.kulldorff(),
                form.p());
    }

    private static List<DimensionForm> form(Segment segment) {
        return segment.values().entrySet().stream()
                .map(one -> new DimensionForm(one.getKey(), one.getValue().orElse(null)))
                .toList();
    }

    private static Segment segment(List<DimensionForm> forms) {
        Map<String, Optional<String>> values = new TreeMap<>();
        forms.forEach(form -> values.put(form.name(), Optional.ofNullable(form.value())));
        return new Segment(values);
    }

    private static RoundForm form(Round round) {
        return new RoundForm(
                round.fishbone().stream()
                        .map(cause -> new BoneForm(cause.bone().name(), cause.text()))
                        .toList(),
                round.whys().map(FiveWhys::answers).orElse(List.of()),
                round.actions().stream()
                        .map(action -> new ActionForm(
                                action.what(),
                                action.owner().value(),
                                action.due(),
                                action.done().orElse(null)))
                        .toList(),
                round.checkAt().orElse(null),
                round.checks().stream()
                        .map(check -> new CheckForm(
                                check.period(),
                                check.value().map(BigDecimal::toString).orElse(null),
                                check.n(),
                                check.p().orElse(null),
                                check.verdict().name()))
                        .toList());
    }

    private static Round round(RoundForm form) {
        return new Round(
                form.fishbone().stream()
                        .map(cause -> new PossibleCause(PossibleCause.Bone.valueOf(cause.bone()), cause.text()))
                        .toList(),
                form.whys().isEmpty() ? Optional.empty() : Optional.of(new FiveWhys(form.whys())),
                form.actions().stream()
                        .map(action -> new Action(
                                action.what(),
                                ActorId.of(action.owner()),
                                action.due(),
                                Optional.ofNullable(action.done())))
                        .toList(),
                Optional.ofNullable(form.checkAt()),
                form.checks().stream()
                        .map(check -> new Check(
                                check.period(),
                                Optional.ofNullable(check.value()).map(BigDecimal::new),
                                check.n(),
                                Optional.ofNullable(check.p()),
                                Check.Verdict.valueOf(check.verdict())))
                        .toList());
    }
}
