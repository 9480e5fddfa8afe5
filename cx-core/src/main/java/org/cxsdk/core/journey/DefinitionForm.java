package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.jspecify.annotations.Nullable;

/** Form 1 of a stored {@link JourneyDefinition}. */
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
            @Nullable DataForm data) {}

    record DataForm(String purpose, List<String> categories) {}

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
                step.data() == null ? null : data(step.data()));
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
                step.data() == null ? null : data(step.data()));
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
