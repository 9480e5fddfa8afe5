package org.cxsdk.core.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import org.cxsdk.core.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The one mapper of stored forms: the same value gives the same bytes, and nothing that is read is guessed. */
final class StoredJson {

    private StoredJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .changeDefaultPropertyInclusion(inclusion ->
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule()
                        .addSerializer(new SealedWriter())
                        .addDeserializer(Sealed.class, new SealedReader()))
                .build();
    }

    private static final class SealedWriter extends StdSerializer<Sealed> {
        SealedWriter() {
            super(Sealed.class);
        }

        @Override
        public void serialize(Sealed sealed, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("key", sealed.keyId());
            json.writeStringProperty(
                    "box", Base64.getEncoder().encodeToString(sealed.box().toArray()));
            json.writeEndObject();
        }
    }

    private static final class SealedReader extends StdDeserializer<Sealed> {
        SealedReader() {
            super(Sealed.class);
        }

        @Override
        public Sealed deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            try {
                return new Sealed(
                        node.path("key").asString(),
                        Bytes.copyOf(Base64.getDecoder().decode(node.path("box").asString())));
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(Sealed.class, "not a sealed part");
            }
        }
    }
}
