package org.cxsdk.core.context;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FormCodecTest {

    enum Colour {
        RED
    }

    record Target(String name, BigDecimal value, Instant from, List<Colour> colours, Map<String, Integer> weights) {}

    record TargetDocument(
            String name,
            BigDecimal value,
            Instant from,
            List<Colour> colours,
            Map<String, Integer> weights,
            @Nullable String note) {
        static TargetDocument of(Target target) {
            return new TargetDocument(
                    target.name(), target.value(), target.from(), target.colours(), target.weights(), null);
        }

        Target toValue() {
            return new Target(name, value, from, colours, weights);
        }
    }

    /** The first form had whole percentages and neither colours nor weights. */
    record TargetDocument1(String name, int percent, Instant from) {
        Target toValue() {
            return new Target(name, BigDecimal.valueOf(percent, 2), from, List.of(), Map.of());
        }
    }

    private static final FormCodec<Target> CODEC = FormCodec.of(
                    2, TargetDocument.class, TargetDocument::of, TargetDocument::toValue)
            .reading(1, TargetDocument1.class, TargetDocument1::toValue);

    private static final Target TARGET = new Target(
            "take-up",
            new BigDecimal("0.70"),
            Instant.parse("2026-01-01T00:00:00.000001Z"),
            List.of(Colour.RED),
            Map.of("b", 2, "a", 1));

    @Test
    void encode_beginsWithTheForm_andIsStable() {
        Envelope by = new Envelope(ActorId.of("clerk-7"), "yearly plan");

        assertThat(CODEC.encode(TARGET, Optional.of(by)).toUtf8())
                .isEqualTo("{\"form\":2,\"by\":\"clerk-7\",\"why\":\"yearly plan\",\"body\":{\"name\":\"take-up\","
                        + "\"value\":0.70,\"from\":\"2026-01-01T00:00:00.000001Z\",\"colours\":[\"RED\"],"
                        + "\"weights\":{\"a\":1,\"b\":2}}}");
        assertThat(CODEC.encode(TARGET, Optional.empty()).toUtf8()).startsWith("{\"form\":2,\"body\":{");
    }

    @Test
    void decode_returnsTheValue_withScaleAndMicroseconds() {
        assertThat(CODEC.decode(CODEC.encode(TARGET, Optional.empty()))).isEqualTo(TARGET);
    }

    @Test
    void decode_readsAnEarlierForm() {
        Bytes written = Bytes.utf8(
                "{\"form\":1,\"body\":{\"name\":\"take-up\",\"percent\":70,\"from\":\"2025-01-01T00:00:00Z\"}}");

        assertThat(CODEC.decode(written))
                .isEqualTo(new Target(
                        "take-up", new BigDecimal("0.70"), Instant.parse("2025-01-01T00:00:00Z"), List.of(), Map.of()));
    }

    @Test
    void decode_refusesALaterForm() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CODEC.decode(Bytes.utf8("{\"form\":3,\"body\":{}}")))
                .matches(e -> e.is(CoreError.UNKNOWN_FORM))
                .withMessageContaining("has form 3; this version reads [1, 2]");
    }

    @Test
    void decode_refusesWhatIsNotTheForm_withoutQuotingIt() {
        for (String broken : List.of(
                "",
                "nonsense Mina",
                "[]",
                "{\"form\":2}",
                "{\"form\":1,\"body\":{\"name\":\"Mina\",\"percent\":\"many\",\"from\":\"2025-01-01T00:00:00Z\"}}",
                "{\"form\":1,\"body\":{\"name\":\"Mina\",\"percent\":70,\"from\":\"2025-01-01T00:00:00Z\",\"x\":1}}")) {
            assertThatExceptionOfType(CxException.class)
                    .as(broken)
                    .isThrownBy(() -> CODEC.decode(Bytes.utf8(broken)))
                    .matches(e -> e.is(CoreError.UNREADABLE_FORM) || e.is(CoreError.UNKNOWN_FORM))
                    .withMessageNotContaining("Mina");
        }
    }

    @Test
    void reading_refusesAFormThatIsNotEarlier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.reading(2, TargetDocument1.class, TargetDocument1::toValue));
    }
}
