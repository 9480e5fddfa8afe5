package org.cxsdk.core.journey.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.StageId;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Journeys in the terms of the Customer Journey Modelling Language (CJML 2.0, cjml.no): phases of touchpoints, each a
 * communication from an initiator to a receiver on a channel, or an action of one actor; a planned journey, and an actual
 * one in which every touchpoint is completed, failed, missing or ad hoc. CJML has no file format of its own: this is a JSON of
 * ours with its words.
 *
 * <p>What the customer does on a channel she initiates; what the front office does there she receives; everything else is an
 * action. Left out: what CJML does not have (parallel and optional steps, targets, data), so a map read back has the steps
 * and not their rules. Stateless.
 */
public final class CjmlMap {

    private static final String CUSTOMER = "customer";
    private static final String PROVIDER = "provider";

    private static final DocumentReader<Document> READER = DocumentReader.forType(Document.class);

    private CjmlMap() {}

    /** The planned journey. */
    public static JsonObject planned(JourneyDefinition definition) {
        return map(definition, "planned", null);
    }

    /** An actual journey, touchpoint by touchpoint as designed; what was not designed stands at the end as ad hoc. */
    public static JsonObject actual(JourneyDefinition definition, Collection<Interaction> interactions) {
        return map(definition, "actual", StandingFacts.of(interactions));
    }

    /**
     * Reads a planned journey.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong in it
     */
    public static JourneyDefinition read(Source source) {
        Loaded<Document> loaded = READER.read(source);
        Document document = loaded.document();
        if (document.kind() != null && document.kind() != Kind.PLANNED) {
            loaded.violation("kind", "is no planned journey", "Read actual journeys as interactions");
        }
        Set<StepId> seen = new HashSet<>();
        for (Phase phase : list(document.phases())) {
            for (Touchpoint touchpoint : list(phase.touchpoints())) {
                if (touchpoint.id() != null && !seen.add(touchpoint.id())) {
                    loaded.violation(
                            loaded.pathOf(touchpoint, "id"),
                            "names a touchpoint for the second time",
                            "Name each once");
                }
                boolean communicates = touchpoint.type() == Type.COMMUNICATION;
                if (touchpoint.type() != null && communicates == (touchpoint.receiver() == null)) {
                    loaded.violation(
                            loaded.pathOf(touchpoint, "receiver"),
                            communicates
                                    ? "is missing: a communication has one"
                                    : "stands in an action, which has none",
                            "A communication has an initiator and a receiver, an action one actor");
                }
            }
        }
        return definition(loaded.checked());
    }

    private static JsonObject map(JourneyDefinition definition, String kind, @Nullable List<Interaction> facts) {
        List<Object> phases = new ArrayList<>();
        for (Stage stage : definition.stages()) {
            List<Object> touchpoints = new ArrayList<>();
            for (Step step : stage.steps()) {
                touchpoints.add(touchpoint(step, facts));
            }
            phases.add(JsonObject.of()
                    .put("id", stage.id().value())
                    .put("title", texts(stage.title()))
                    .put("touchpoints", touchpoints));
        }
        JsonObject map = JsonObject.of()
                .put("cjml", "2.0")
                .put("kind", kind)
                .put("journey", definition.version().journey().value())
                .put("version", definition.version().version())
                .put("title", texts(definition.title()))
                .put("phases", phases);
        if (facts != null) {
            map.put(
                    "adHoc",
                    facts.stream()
                            .filter(fact -> definition.step(fact.step()).isEmpty())
                            .<Object>map(fact -> JsonObject.of()
                                    .put("id", fact.step().value())
                                    .put("at", fact.occurred().toString()))
                            .toList());
        }
        return map;
    }

    private static JsonObject touchpoint(Step step, @Nullable List<Interaction> facts) {
        boolean front = step.lane() == Lane.FRONT_OFFICE;
        boolean communicates =
                front || (step.lane() == Lane.CUSTOMER && !step.channels().isEmpty());
        OrganisationId organisation = step.blueprint().organisation();
        String provider = organisation == null ? PROVIDER : organisation.value();
        String initiator = step.lane() == Lane.CUSTOMER ? CUSTOMER : provider;
        JsonObject touchpoint = JsonObject.of()
                .put("id", step.id().value())
                .put("type", communicates ? "communication" : "action")
                .put("lane", step.lane().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("initiator", JsonObject.of().put("actor", initiator).put("label", texts(step.title())));
        if (communicates) {
            touchpoint.put("receiver", JsonObject.of().put("actor", front ? CUSTOMER : provider));
        }
        touchpoint.put(
                "channels",
                step.channels().stream().<Object>map(ChannelId::value).toList());
        if (facts != null) {
            List<Interaction> here =
                    facts.stream().filter(fact -> fact.step().equals(step.id())).toList();
            touchpoint.put("status", status(here));
            touchpoint.put(
                    "at",
                    here.isEmpty() ? null : here.get(here.size() - 1).occurred().toString());
            ChannelId channel =
                    here.isEmpty() ? null : here.get(here.size() - 1).channel();
            touchpoint.put("channel", channel == null ? null : channel.value());
        }
        return touchpoint;
    }

    private static String status(List<Interaction> here) {
        if (here.isEmpty()) {
            return "missing";
        }
        return here.stream().anyMatch(fact -> fact.status() == Interaction.Status.COMPLETED)
                ? "completed"
                : here.get(here.size() - 1).status() == Interaction.Status.FAILED ? "failed" : "under-way";
    }

    private static JourneyDefinition definition(Document document) {
        List<Stage> stages = new ArrayList<>();
        for (Phase phase : list(document.phases())) {
            List<Step> steps = new ArrayList<>();
            for (Touchpoint touchpoint : list(phase.touchpoints())) {
                steps.add(step(touchpoint));
            }
            StageId id = there(phase.id());
            stages.add(
                    new Stage(id, phase.title() == null ? LocalizedText.of("en", id.value()) : phase.title(), steps));
        }
        JourneyId journey = there(document.journey());
        return new JourneyDefinition(
                new JourneyVersion(journey, document.version() == null ? "1" : document.version()),
                document.title() == null ? LocalizedText.of("en", journey.value()) : document.title(),
                null,
                stages,
                null);
    }

    private static Step step(Touchpoint touchpoint) {
        Actor initiator = there(touchpoint.initiator());
        boolean byCustomer = CUSTOMER.equals(initiator.actor());
        Step.Builder step = Step.builder(there(touchpoint.id()).value());
        if (initiator.label() != null) {
            step.title(initiator.label());
        }
        step.lane(touchpoint.lane() != null ? touchpoint.lane() : lane(byCustomer, there(touchpoint.type())));
        list(touchpoint.channels()).forEach(step::channels);
        Actor receiver = touchpoint.receiver();
        String provider = byCustomer ? (receiver == null ? null : receiver.actor()) : initiator.actor();
        if (provider != null && !provider.equals(PROVIDER) && !provider.equals(CUSTOMER)) {
            step.organisation(OrganisationId.of(provider));
        }
        return step.build();
    }

    private static Lane lane(boolean byCustomer, Type type) {
        if (byCustomer) {
            return Lane.CUSTOMER;
        }
        return type == Type.COMMUNICATION ? Lane.FRONT_OFFICE : Lane.BACK_OFFICE;
    }

    private static JsonObject texts(LocalizedText text) {
        JsonObject texts = JsonObject.of();
        text.texts().forEach(texts::put);
        return texts;
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    enum Kind {
        PLANNED,
        ACTUAL
    }

    enum Type {
        COMMUNICATION,
        ACTION
    }

    record Document(
            @NotNull @Nullable String cjml,
            @NotNull @Nullable Kind kind,
            @NotNull @Nullable JourneyId journey,
            @Nullable String version,
            @Nullable LocalizedText title,
            @NotEmpty @Nullable List<Phase> phases) {}

    record Phase(
            @NotNull @Nullable StageId id,
            @Nullable LocalizedText title,
            @NotEmpty @Nullable List<Touchpoint> touchpoints) {}

    record Touchpoint(
            @NotNull @Nullable StepId id,
            @NotNull @Nullable Type type,
            @Nullable Lane lane,
            @NotNull @Nullable Actor initiator,
            @Nullable Actor receiver,
            @Nullable List<ChannelId> channels) {}

    record Actor(@NotNull @Nullable String actor, @Nullable LocalizedText label) {}
}
