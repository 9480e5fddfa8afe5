package org.cxsdk.core.journey.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.journey.Blueprint;
import org.cxsdk.core.journey.ChannelTerms;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.Demands;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.StageId;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.json.DesignDocument.StageDocument;
import org.cxsdk.core.journey.json.DesignDocument.StepDocument;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/** Reads designs of journeys from YAML or JSON. Stateless. */
public final class JourneyDesigns {

    /** What a design is called that does not name its version. */
    private static final String FIRST_VERSION = "1";

    private static final DocumentReader<DesignDocument> READER = DocumentReader.forType(DesignDocument.class);

    private JourneyDesigns() {}

    /**
     * Reads one design.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static JourneyDefinition read(Source source) {
        Loaded<DesignDocument> loaded = READER.read(source);
        DesignDocument document = loaded.document();
        checkVersion(loaded, document);
        checkTarget(loaded, document, document.target());
        checkSteps(loaded, stages(document));
        return definition(loaded.checked());
    }

    private static void checkVersion(Loaded<DesignDocument> loaded, DesignDocument document) {
        if (document.journey() != null && document.version() != null) {
            try {
                new JourneyVersion(document.journey(), document.version());
            } catch (IllegalArgumentException e) {
                loaded.violation(
                        loaded.pathOf(document, "version"),
                        "is not a version: " + e.getMessage(),
                        "Write a short text without @, such as 2026-1");
            }
        }
    }

    private static void checkTarget(Loaded<DesignDocument> loaded, Record of, @Nullable Duration target) {
        if (target != null && (target.isNegative() || target.isZero())) {
            loaded.violation(
                    loaded.pathOf(of, "target"),
                    "is not greater than 0",
                    "Write how long it may take, such as P5D, or leave it out");
        }
    }

    private static void checkSteps(Loaded<DesignDocument> loaded, List<StageDocument> stages) {
        Set<StageId> stageIds = new HashSet<>();
        Set<StepId> stepIds = new HashSet<>();
        boolean required = false;
        for (StageDocument stage : stages) {
            checkNew(loaded, stage, stage.id(), stageIds, "a stage");
            for (StepDocument step : steps(stage)) {
                checkNew(loaded, step, step.id(), stepIds, "a step");
                checkTarget(loaded, step, step.target());
                if (step.activity() != null && step.activity().isBlank()) {
                    loaded.violation(
                            loaded.pathOf(step, "activity"), "is blank", "Name it as event logs do, or leave it out");
                }
                required |= !Boolean.TRUE.equals(step.optional());
            }
            checkParallel(loaded, stage);
        }
        if (!required && !stepIds.isEmpty()) {
            loaded.violation(
                    "stages", "has only optional steps", "Let at least one step be required; else nothing is complete");
        }
    }

    private static <I> void checkNew(
            Loaded<DesignDocument> loaded, Record of, @Nullable I id, Set<I> known, String what) {
        if (id != null && !known.add(id)) {
            loaded.violation(
                    loaded.pathOf(of, "id"), "names " + what + " for the second time", "Give each an id of its own");
        }
    }

    private static void checkParallel(Loaded<DesignDocument> loaded, StageDocument stage) {
        Map<StepId, List<Step>> blockOf = new HashMap<>();
        for (List<Step> block : blocks(stage)) {
            block.forEach(step -> blockOf.putIfAbsent(step.id(), block));
        }
        for (StepDocument step : steps(stage)) {
            List<StepId> others = step.parallelWith() == null ? List.of() : step.parallelWith();
            for (int i = 0; i < others.size(); i++) {
                StepId other = others.get(i);
                String path = loaded.pathOf(step, "parallelWith", i);
                if (other.equals(step.id())) {
                    loaded.violation(path, "names the step itself", "Name the other steps");
                } else if (!blockOf.containsKey(other)) {
                    loaded.unknown(
                            path,
                            other.value(),
                            "names no step of this stage",
                            blockOf.keySet().stream().map(StepId::value).collect(Collectors.toSet()));
                } else if (step.id() != null && blockOf.get(other) != blockOf.get(step.id())) {
                    loaded.violation(
                            path,
                            "names a step that does not stand next to this one",
                            "Let steps that can be done in any order follow each other");
                }
            }
        }
    }

    /** The blocks that the named steps of the stage form, whatever else is wrong with them. */
    private static List<List<Step>> blocks(StageDocument stage) {
        List<Step> named = new ArrayList<>();
        for (StepDocument step : steps(stage)) {
            if (step.id() != null) {
                Step.Builder builder = Step.builder(step.id().value());
                if (step.parallelWith() != null) {
                    step.parallelWith().stream()
                            .filter(other -> !other.equals(step.id()))
                            .forEach(builder::parallelWith);
                }
                named.add(builder.build());
            }
        }
        return named.isEmpty()
                ? List.of()
                : new Stage(StageId.of("any"), LocalizedText.of("en", "any"), named).blocks();
    }

    private static JourneyDefinition definition(DesignDocument document) {
        String id = Objects.requireNonNull(document.journey()).value();
        return new JourneyDefinition(
                JourneyVersion.of(id, document.version() == null ? FIRST_VERSION : document.version()),
                titled(document.title(), id),
                document.service(),
                stages(document).stream().map(JourneyDesigns::stage).toList(),
                document.target());
    }

    private static Stage stage(StageDocument stage) {
        StageId id = Objects.requireNonNull(stage.id());
        return new Stage(
                id,
                titled(stage.title(), id.value()),
                steps(stage).stream().map(JourneyDesigns::step).toList());
    }

    private static Step step(StepDocument step) {
        StepId id = Objects.requireNonNull(step.id());
        Step.Builder builder = Step.builder(id.value()).title(titled(step.title(), id.value()));
        if (step.activity() != null) {
            builder.activity(step.activity());
        }
        if (step.lane() != null) {
            builder.lane(step.lane());
        }
        if (step.channels() != null) {
            step.channels().forEach(builder::channels);
        }
        if (Boolean.TRUE.equals(step.optional())) {
            builder.optional();
        }
        if (Boolean.TRUE.equals(step.repeatable())) {
            builder.repeatable();
        }
        if (step.parallelWith() != null) {
            step.parallelWith().forEach(builder::parallelWith);
        }
        if (step.target() != null) {
            builder.target(step.target());
        }
        if (step.data() != null) {
            builder.data(new DataNeed(
                    Objects.requireNonNull(step.data().purpose()),
                    new LinkedHashSet<>(Objects.requireNonNull(step.data().categories()))));
        }
        return builder.blueprint(blueprint(step)).build();
    }

    private static Blueprint blueprint(StepDocument step) {
        Demands usual = demands(step.evidence(), step.visits(), step.signatures(), step.fee());
        List<ChannelTerms> terms = new ArrayList<>();
        if (step.terms() != null) {
            step.terms().forEach((channel, own) -> terms.add(terms(channel, own, usual)));
        }
        return new Blueprint(
                step.organisation(), usual, terms, Boolean.TRUE.equals(step.momentOfTruth()), step.expectation());
    }

    /** What a channel does not say is as the step says. */
    private static ChannelTerms terms(ChannelId channel, DesignDocument.TermsDocument own, Demands usual) {
        boolean differs =
                own.evidence() != null || own.visits() != null || own.signatures() != null || own.fee() != null;
        Demands demands = demands(
                own.evidence() == null ? List.copyOf(usual.evidence()) : own.evidence(),
                own.visits() == null ? Integer.valueOf(usual.visits()) : own.visits(),
                own.signatures() == null ? Integer.valueOf(usual.signatures()) : own.signatures(),
                own.fee());
        Demands whole = own.fee() == null && usual.fee() != null ? demands.fee(usual.fee()) : demands;
        return new ChannelTerms(channel, own.rule(), differs ? whole : null, own.time());
    }

    private static Demands demands(
            @Nullable List<EvidenceTypeId> evidence,
            @Nullable Integer visits,
            @Nullable Integer signatures,
            DesignDocument.@Nullable FeeDocument fee) {
        return new Demands(
                evidence == null ? Set.of() : new HashSet<>(evidence),
                visits == null ? 0 : visits,
                signatures == null ? 0 : signatures,
                fee == null
                        ? null
                        : new Money(Objects.requireNonNull(fee.amount()), Objects.requireNonNull(fee.currency())));
    }

    private static LocalizedText titled(@Nullable LocalizedText title, String id) {
        return title == null ? LocalizedText.of("en", id) : title;
    }

    private static List<StageDocument> stages(DesignDocument document) {
        return document.stages() == null ? List.of() : document.stages();
    }

    private static List<StepDocument> steps(StageDocument stage) {
        return stage.steps() == null ? List.of() : stage.steps();
    }
}
