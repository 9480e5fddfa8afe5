package org.cxsdk.core.journey.json;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.customer.RepresentationId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.SourceId;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Makes interactions of CloudEvents 1.0 in JSON, one or a batch. Source and id together name the interaction, so that an event
 * delivered twice is one; the type tells what happened: {@code journey.step.started}, {@code .completed}, {@code .failed},
 * {@code .retracted}, with anything in front that ends with a point. Documented extensions of the specification are read
 * over; {@code sequence} counts if it is a whole number.
 *
 * <p>Everything that is wrong in any of the events is told at once, and then none comes back. Stateless.
 */
public final class CloudEvents {

    private static final DocumentReader<Event> ONE = DocumentReader.forType(Event.class);
    private static final DocumentReader<Batch> MANY = DocumentReader.forType(Batch.class);

    private static final String PREFIX = "journey.step.";

    private static final Map<String, Interaction.Status> STATUS = Map.of(
            "started", Interaction.Status.STARTED,
            "completed", Interaction.Status.COMPLETED,
            "failed", Interaction.Status.FAILED,
            "retracted", Interaction.Status.RETRACTED);

    private CloudEvents() {}

    /**
     * Reads one event.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong in it
     */
    public static Interaction read(Source source) {
        Loaded<Event> loaded = ONE.read(source);
        check(loaded, loaded.document());
        return interaction(loaded.checked());
    }

    /**
     * Reads a batch: a JSON array of events.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong in any of them
     */
    public static List<Interaction> readBatch(Source source) {
        Loaded<Batch> loaded = MANY.read(Source.of(source.name(), () -> wrapped(source)));
        List<Event> events = loaded.document().events() == null
                ? List.of()
                : loaded.document().events();
        events.forEach(event -> check(loaded, event));
        loaded.check();
        return events.stream().map(CloudEvents::interaction).toList();
    }

    /** The reader reads objects; an array becomes the one key of one, on the line where it stands. */
    private static InputStream wrapped(Source source) {
        return new SequenceInputStream(
                Collections.enumeration(List.of(bytes("{\"events\":"), source.unpacked(), bytes("}"))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(Loaded<?> loaded, Event event) {
        if (event.specversion() != null && !event.specversion().equals("1.0")) {
            loaded.violation(loaded.pathOf(event, "specversion"), "is not 1.0", "Send CloudEvents 1.0");
        }
        if (event.type() != null && status(event.type()) == null) {
            loaded.violation(
                    loaded.pathOf(event, "type"),
                    "does not tell what happened to a step",
                    "End it with journey.step.started, completed, failed or retracted");
        }
        if (event.time() != null && instant(event.time()) == null) {
            loaded.violation(
                    loaded.pathOf(event, "time"), "is no time of RFC 3339", "Write it as 2026-11-22T23:00:00Z");
        }
        Data data = event.data();
        if (data != null && "retracted".equals(last(event.type())) && data.corrects() == null) {
            loaded.violation(loaded.pathOf(data, "corrects"), "is missing", "Say which event never happened");
        }
        if (data != null && data.corrects() != null && data.corrects().equals(event.id())) {
            loaded.violation(loaded.pathOf(data, "corrects"), "names the event itself", "Name an earlier event");
        }
        if (data != null && (data.cost() == null) != (data.currency() == null)) {
            loaded.violation(
                    loaded.pathOf(data, "cost"), "stands without the other of cost and currency", "Write both or none");
        }
    }

    private static Interaction interaction(Event event) {
        SourceId source = SourceId.of(there(event.source()));
        Data data = there(event.data());
        Interaction.Builder builder = Interaction.builder(
                        InteractionId.of(source, there(event.id())),
                        there(data.journey()),
                        there(data.step()),
                        there(instant(there(event.time()))))
                .status(there(status(there(event.type()))))
                .sequence(sequence(event.sequence()));
        if (data.channel() != null) {
            builder.channel(data.channel());
        }
        if (data.organisation() != null) {
            builder.organisation(data.organisation());
        }
        if (Boolean.TRUE.equals(data.assistedDigital())) {
            builder.assistedDigital();
        }
        if (data.dataSource() != null) {
            builder.data(data.dataSource());
        }
        if (data.note() != null) {
            builder.note(data.note());
        }
        if (data.corrects() != null) {
            builder.corrects(InteractionId.of(source, data.corrects()));
        }
        return builder.details(details(source, data)).build();
    }

    private static InteractionDetails details(SourceId source, Data data) {
        List<InteractionDetails.RelatedObject> objects = new ArrayList<>();
        for (ObjectDoc object : data.objects() == null ? List.<ObjectDoc>of() : data.objects()) {
            objects.add(new InteractionDetails.RelatedObject(
                    ExternalId.of(there(object.scheme()), there(object.id())),
                    there(object.type()),
                    object.qualifier() == null ? "about" : object.qualifier()));
        }
        Set<DataCategoryId> asked = data.asked() == null ? Set.of() : new HashSet<>(data.asked());
        return new InteractionDetails(
                source,
                data.touchpoint(),
                data.actor(),
                data.representation(),
                asked,
                objects,
                data.outcome(),
                data.cost() == null || data.currency() == null ? null : new Money(data.cost(), data.currency()),
                data.satisfaction(),
                data.purpose());
    }

    private static Interaction.@Nullable Status status(String type) {
        String word = last(type);
        return type.substring(0, type.length() - word.length()).endsWith(PREFIX) ? STATUS.get(word) : null;
    }

    private static String last(@Nullable String type) {
        return type == null ? "" : type.substring(type.lastIndexOf('.') + 1);
    }

    private static @Nullable Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Sequences of CloudEvents are texts that sort; those that are no number say nothing to us. */
    private static long sequence(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    record Batch(@NotNull @Nullable List<Event> events) {}

    /** An event as it stands in the document, with the extensions that the specification documents. */
    record Event(
            @NotNull @Nullable String specversion,
            @NotBlank @Nullable String id,
            @NotBlank @Nullable String source,
            @NotBlank @Nullable String type,
            @NotNull @Nullable String time,
            @Nullable String subject,
            @Nullable String datacontenttype,
            @Nullable String dataschema,
            @NotNull @Nullable Data data,
            @Nullable String sequence,
            @Nullable String sequencetype,
            @Nullable String partitionkey,
            @Nullable String recordedtime,
            @Nullable String expirytime,
            @Nullable String dataref,
            @Nullable String sampledrate,
            @Nullable String severitytext,
            @Nullable String severitynumber,
            @Nullable String authtype,
            @Nullable String authid,
            @Nullable String correlationid,
            @Nullable String causationid,
            @Nullable String traceparent,
            @Nullable String tracestate) {}

    record Data(
            @NotNull @Nullable JourneyInstanceId journey,
            @NotNull @Nullable StepId step,
            @Nullable ChannelId channel,
            @Nullable OrganisationId organisation,
            @Nullable Boolean assistedDigital,
            Interaction.@Nullable DataSource dataSource,
            @Nullable String note,
            @Nullable String corrects,
            @Nullable TouchpointId touchpoint,
            InteractionDetails.@Nullable Actor actor,
            @Nullable RepresentationId representation,
            @Nullable List<DataCategoryId> asked,
            @Nullable List<ObjectDoc> objects,
            InteractionDetails.@Nullable Outcome outcome,
            @Nullable BigDecimal cost,
            @Nullable Currency currency,
            @Min(1) @Max(5) @Nullable Integer satisfaction,
            @Nullable PurposeId purpose) {}

    record ObjectDoc(
            @NotBlank @Nullable String scheme,
            @NotBlank @Nullable String id,
            @NotBlank @Nullable String type,
            @Nullable String qualifier) {}
}
