package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ProcessingTime;
import org.cxsdk.core.catalog.ServiceId;
import org.jspecify.annotations.Nullable;

/** Form 2 of a stored {@link JourneyDefinition}; form 1 was the same without blueprints. */
record DefinitionForm(
        String journey,
        String version,
        List<TextForm> title,
        @Nullable String service,
        List<StageForm> stages,
        @Nullable Duration target) {

    /** A text in one language; a list of them, since the first language given is what other readers get. */
    record TextForm(String language, String text) {}

    record StageForm(String id, List<TextForm> title, List<StepForm> steps) {}

    record StepForm(
            String id,
            List<TextForm> title,
            String activity,
            Lane lane,
            List<String> channels,
            boolean optional,
            boolean repeatable,
            List<String> parallelWith,
            @Nullable Duration target,
            @Nullable DataForm data,
            @Nullable BlueprintForm blueprint) {}

    record DataForm(String purpose, List<String> categories) {}

    record BlueprintForm(
            @Nullable String organisation,
            DemandsForm demands,
            List<TermsForm> terms,
            boolean momentOfTruth,
            @Nullable List<TextForm> expectation) {}

    record DemandsForm(
            List<String> evidence,
            int visits,
            int signatures,
            @Nullable String fee,
            @Nullable String currency) {}

    record TermsForm(
            String channel,
            @Nullable List<TextForm> rule,
            @Nullable DemandsForm demands,
            @Nullable String time) {}

    static DefinitionForm of(JourneyDefinition definition) {
        return new DefinitionForm(
                definition.version().journey().value(),
                definition.version().version(),
                texts(definition.title()),
                definition.service() == null ? null : definition.service().value(),
                definition.stages().stream()
                        .map(stage -> new StageForm(
                                stage.id().value(),
                                texts(stage.title()),
                                stage.steps().stream().map(DefinitionForm::step).toList()))
                        .toList(),
                definition.target());
    }

    JourneyDefinition toValue() {
        return new JourneyDefinition(
                JourneyVersion.of(journey, version),
                text(title),
                service == null ? null : ServiceId.of(service),
                stages.stream()
                        .map(stage -> new Stage(
                                StageId.of(stage.id()),
                                text(stage.title()),
                                stage.steps().stream().map(DefinitionForm::step).toList()))
                        .toList(),
                target);
    }

    private static StepForm step(Step step) {
        return new StepForm(
                step.id().value(),
                texts(step.title()),
                step.activity(),
                step.lane(),
                step.channels().stream().map(ChannelId::value).toList(),
                step.optional(),
                step.repeatable(),
                step.parallelWith().stream().map(StepId::value).toList(),
                step.target(),
                step.data() == null ? null : data(step.data()),
                step.blueprint().equals(Blueprint.PLAIN) ? null : blueprint(step.blueprint()));
    }

    private static Step step(StepForm step) {
        return new Step(
                StepId.of(step.id()),
                text(step.title()),
                step.activity(),
                step.lane(),
                step.channels().stream().map(ChannelId::of).collect(Collectors.toCollection(LinkedHashSet::new)),
                step.optional(),
                step.repeatable(),
                step.parallelWith().stream().map(StepId::of).collect(Collectors.toCollection(LinkedHashSet::new)),
                step.target(),
                step.data() == null ? null : data(step.data()),
                step.blueprint() == null ? Blueprint.PLAIN : blueprint(step.blueprint()));
    }

    private static BlueprintForm blueprint(Blueprint blueprint) {
        return new BlueprintForm(
                blueprint.organisation() == null
                        ? null
                        : blueprint.organisation().value(),
                demands(blueprint.demands()),
                blueprint.terms().stream()
                        .map(terms -> new TermsForm(
                                terms.channel().value(),
                                terms.rule() == null ? null : texts(terms.rule()),
                                terms.own() == null ? null : demands(terms.own()),
                                terms.time() == null ? null : terms.time().toString()))
                        .toList(),
                blueprint.momentOfTruth(),
                blueprint.expectation() == null ? null : texts(blueprint.expectation()));
    }

    private static Blueprint blueprint(BlueprintForm form) {
        return new Blueprint(
                form.organisation() == null ? null : OrganisationId.of(form.organisation()),
                demands(form.demands()),
                form.terms().stream()
                        .map(terms -> new ChannelTerms(
                                ChannelId.of(terms.channel()),
                                terms.rule() == null ? null : text(terms.rule()),
                                terms.demands() == null ? null : demands(terms.demands()),
                                terms.time() == null ? null : ProcessingTime.of(terms.time())))
                        .toList(),
                form.momentOfTruth(),
                form.expectation() == null ? null : text(form.expectation()));
    }

    private static DemandsForm demands(Demands demands) {
        Money fee = demands.fee();
        return new DemandsForm(
                demands.evidence().stream().map(EvidenceTypeId::value).toList(),
                demands.visits(),
                demands.signatures(),
                fee == null ? null : fee.amount().toPlainString(),
                fee == null ? null : fee.currency().getCurrencyCode());
    }

    private static Demands demands(DemandsForm form) {
        return new Demands(
                form.evidence().stream().map(EvidenceTypeId::of).collect(Collectors.toSet()),
                form.visits(),
                form.signatures(),
                form.fee() == null || form.currency() == null ? null : Money.of(form.fee(), form.currency()));
    }

    private static DataForm data(DataNeed need) {
        return new DataForm(
                need.purpose().value(),
                need.categories().stream().map(DataCategoryId::value).toList());
    }

    private static DataNeed data(DataForm need) {
        return new DataNeed(
                PurposeId.of(need.purpose()),
                need.categories().stream()
                        .map(DataCategoryId::of)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static List<TextForm> texts(LocalizedText text) {
        return text.texts().entrySet().stream()
                .map(entry -> new TextForm(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static LocalizedText text(List<TextForm> texts) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        texts.forEach(text -> byLanguage.put(text.language(), text.text()));
        return new LocalizedText(byLanguage);
    }
}
