package org.cxsdk.core.context;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a value is stored: as JSON that begins with the number of its form. The current form is a package-private record in
 * the module's {@code json} package; each earlier form keeps its own record and the function that makes today's value of
 * it, so that everything ever written can be read.
 *
 * <pre>{@code
 * static final FormCodec<Target> TARGET = FormCodec.of(2, TargetDocument.class, TargetDocument::of, TargetDocument::toValue)
 *         .reading(1, TargetDocument1.class, TargetDocument1::toValue);
 * }</pre>
 *
 * <p>Stored: {@code {"form":2,"by":"clerk-7","why":"request at the counter","body":{…}}}; {@code by} and {@code why} are
 * the {@linkplain Envelope envelope} and absent without one. Names of components are names in the JSON, in the order in which
 * they are declared; a component that is null is left out. Records may hold texts, numbers, {@code BigDecimal}, {@code Instant} and other java.time values,
 * enums, lists, maps with text keys, further such records, and {@link Sealed} parts. The package of the records is opened
 * to {@code tools.jackson.databind} in the module's {@code module-info}.
 *
 * @param <T> type of the values
 */
public final class FormCodec<T> {

    private static final JsonMapper MAPPER = StoredJson.mapper();

    private final int form;
    private final Function<T, ?> toDocument;
    private final Map<Integer, Reader<?, T>> readers;

    private FormCodec(int form, Function<T, ?> toDocument, Map<Integer, Reader<?, T>> readers) {
        this.form = form;
        this.toDocument = toDocument;
        this.readers = readers;
    }

    /**
     * Returns the codec of a current form.
     *
     * @param form number of the current form, from 1
     * @param document record of the current form
     * @param toDocument makes the record of a value
     * @param toValue makes the value of a record
     */
    public static <T, D> FormCodec<T> of(
            int form, Class<D> document, Function<T, D> toDocument, Function<D, T> toValue) {
        Objects.requireNonNull(toDocument, "toDocument");
        if (form < 1) {
            throw new IllegalArgumentException("form (" + form + ") must be at least 1");
        }
        return new FormCodec<>(form, toDocument, Map.of(form, new Reader<>(document, toValue)));
    }

    /** Returns this codec which also reads an earlier form. */
    public <D> FormCodec<T> reading(int earlierForm, Class<D> document, Function<D, T> toValue) {
        if (earlierForm < 1 || earlierForm >= form || readers.containsKey(earlierForm)) {
            throw new IllegalArgumentException(
                    "earlier form (" + earlierForm + ") must be between 1 and " + (form - 1) + " and new");
        }
        Map<Integer, Reader<?, T>> more = new LinkedHashMap<>(readers);
        more.put(earlierForm, new Reader<>(document, toValue));
        return new FormCodec<>(form, toDocument, more);
    }

    /** Returns the stored bytes of a value. */
    public Bytes encode(T value, Optional<Envelope> by) {
        Objects.requireNonNull(value, "value");
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("form", form);
            by.ifPresent(envelope -> {
                json.writeStringProperty("by", envelope.actor().value());
                json.writeStringProperty("why", envelope.reason());
            });
            json.writeName("body");
            json.writePOJO(toDocument.apply(value));
            json.writeEndObject();
        }
        return Bytes.copyOf(out.toByteArray());
    }

    /**
     * Reads stored bytes of this or an earlier form.
     *
     * @param where what is read, for the message: the kind of document or entry
     */
    Decoded<T> decode(String where, Bytes stored) {
        try {
            JsonNode root = MAPPER.readTree(stored.toArray());
            int found = root.path("form").asInt(0);
            Reader<?, T> reader = readers.get(found);
            if (reader == null) {
                throw unknownForm(where, found);
            }
            JsonNode by = root.get("by");
            Envelope envelope = by == null
                    ? null
                    : new Envelope(ActorId.of(by.asString()), root.get("why").asString());
            return new Decoded<>(reader.read(root.get("body")), envelope);
        } catch (JacksonException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            // their messages may quote the content, so they are left out
            throw new CxException(
                    CoreError.UNREADABLE_FORM,
                    "a stored body of \"" + where + "\" is not JSON of the form that it names ("
                            + e.getClass().getSimpleName() + ")",
                    "It was altered or written by something else; restore it from a backup.");
        }
    }

    /** Reads stored bytes of this or an earlier form. */
    public T decode(Bytes stored) {
        return decode("value", stored).value();
    }

    private CxException unknownForm(String where, int found) {
        return new CxException(
                CoreError.UNKNOWN_FORM,
                "a stored body of \"" + where + "\" has form " + found + "; this version reads "
                        + readers.keySet().stream().sorted().toList(),
                "Use the version of the SDK that wrote it, or a later one.");
    }

    /** What was read: the value, and who wrote it if that is kept. */
    record Decoded<T>(T value, @Nullable Envelope by) {}

    private record Reader<D, T>(Class<D> document, Function<D, T> toValue) {
        Reader {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(toValue, "toValue");
        }

        T read(@Nullable JsonNode body) {
            return toValue.apply(MAPPER.treeToValue(Objects.requireNonNull(body, "body"), document));
        }
    }
}
