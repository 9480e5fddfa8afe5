package org.cxsdk.core.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.StreamKey;

/**
 * How facts of one family are kept in streams of one kind: name, and for each type of fact its name and stored form. A
 * typed store holds it as a constant.
 *
 * <pre>{@code
 * StreamKind<ConsentFact> FACTS = StreamKind.<ConsentFact>of("consent.facts")
 *         .with("granted", Granted.class, ConsentJson.GRANTED)
 *         .with("withdrawn", Withdrawn.class, ConsentJson.WITHDRAWN);
 * }</pre>
 *
 * @param <F> the type all facts of the stream share
 */
public final class StreamKind<F> {

    private final String name;
    private final Map<String, Type<? extends F>> byName;
    private final boolean attributed;

    private StreamKind(String name, Map<String, Type<? extends F>> byName, boolean attributed) {
        this.name = name;
        this.byName = byName;
        this.attributed = attributed;
    }

    /** Returns a kind of stream that has no type of fact yet; its name has the module in front. */
    public static <F> StreamKind<F> of(String name) {
        return new StreamKind<>(Objects.requireNonNull(name, "name"), Map.of(), true);
    }

    /**
     * Returns this kind with one more type of fact.
     *
     * @param typeName name of the entries' type; never changed once facts are stored
     * @param type the facts' class; no class registered before is a super or subtype of it
     * @param codec their stored form
     */
    public <X extends F> StreamKind<F> with(String typeName, Class<X> type, FormCodec<X> codec) {
        Map<String, Type<? extends F>> more = new LinkedHashMap<>(byName);
        if (more.put(typeName, new Type<>(typeName, type, codec)) != null) {
            throw new IllegalArgumentException("\"" + typeName + "\" is registered twice in " + this);
        }
        return new StreamKind<>(name, more, attributed);
    }

    /** Returns this kind without envelope: who wrote it and why is not kept, even if the context says so (anonymity). */
    public StreamKind<F> unattributed() {
        return new StreamKind<>(name, byName, false);
    }

    /** Name of the kind. */
    public String name() {
        return name;
    }

    /** Returns the key of one stream of this kind. */
    public StreamKey key(TenantId tenant, String id) {
        return new StreamKey(tenant, name, id);
    }

    /** Returns the place of a sealed part in one entry of a stream of this kind. */
    public SealedPlace place(String stream, String entry, String field) {
        return SealedPlace.inEntry(name, stream, entry, field);
    }

    /** Returns the place of a sealed part in a fact that was read: where it stands, whatever it says of itself. */
    public SealedPlace place(RecordedFact<? extends F> fact, String field) {
        return SealedPlace.inEntry(fact.stream().kind(), fact.stream().id(), fact.id(), field);
    }

    Entry encode(Fact<? extends F> fact, Optional<Envelope> by) {
        for (Type<? extends F> type : byName.values()) {
            if (type.javaType.isInstance(fact.value())) {
                return type.encode(fact, attributed ? by : Optional.empty());
            }
        }
        throw new IllegalArgumentException(
                fact.value().getClass().getName() + " is not registered with StreamKind.with(..) in " + this);
    }

    /** Returns the fact that an entry of such a stream holds. */
    public RecordedFact<F> decode(Recorded recorded) {
        Entry entry = recorded.entry();
        Type<? extends F> type = byName.get(entry.type());
        if (type == null) {
            throw new CxException(
                    CoreError.UNKNOWN_FORM,
                    "stream kind \"" + name + "\" holds an entry of the type \"" + entry.type()
                            + "\", which this version does not know",
                    "Use the version of the SDK that wrote it, or a later one.");
        }
        FormCodec.Decoded<? extends F> decoded = type.codec.decode(name + "/" + entry.type(), entry.body());
        return new RecordedFact<>(
                recorded.stream(), recorded.revision(), entry.id(), entry.at(), decoded.value(), decoded.by());
    }

    @Override
    public String toString() {
        return "StreamKind(" + name + ")";
    }

    private record Type<X>(String typeName, Class<X> javaType, FormCodec<X> codec) {
        Entry encode(Fact<?> fact, Optional<Envelope> by) {
            return new Entry(fact.id(), typeName, fact.at(), codec.encode(javaType.cast(fact.value()), by));
        }
    }
}
