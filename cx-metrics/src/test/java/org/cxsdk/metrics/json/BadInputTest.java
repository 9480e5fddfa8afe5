package org.cxsdk.metrics.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cxsdk.core.Observation;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.kit.DocumentMutator;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document of the module, broken: a typed error, or something that can be computed and written. */
class BadInputTest {

    private static final int SEEDS = 200;
    private static final int MANY_SEEDS = 5_000;
    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");
    private static final KpiDefinitions BUILT_IN = KpiDefinitionsReader.builtIn();

    private static final String EVENTS = """
        id,kind,at,recorded,subject,journey,channel,startChannel,organisation,service,assistedDigital,resumed,\
        instrument,question,durationSeconds,failures,code,cost,waitSeconds,transferred,handedOver,joint,data,handOvers,asked-again,\
        attribute,cause,coverage,promisedBy,repeated,settled,firstContact,loopSeconds
        1,journey.started,2026-10-01T08:00:00Z,,p1,j1,web,,o1,permit,false,false,,,,,,,,,,,,,,,,,,,,,
        2,journey.completed,2026-10-03T08:00:00Z,2026-10-03T09:00:00+04:00,p1,j1,counter,web,o2,permit,true,,,,172800,1,,,,,,true,,2,,,,,,,,,
        3,cost.booked,2026-10-05T08:00:00Z,,,,web,,,,,,,,,,,"12.50",,,,,,,,,,,,,,,
        4,feedback.answered,2026-10-05T08:00:00Z,,p1,,web,,,,,,govuk-satisfaction,q1,,,5,,,,,,,,,,,,,,,,
        """;

    static Stream<Example> examples() {
        return Stream.of(
                new Example("definitions", builtIn(), BadInputTest::definitions),
                new Example("events", EVENTS.getBytes(StandardCharsets.UTF_8), BadInputTest::events),
                new Example(
                        "state",
                        state(),
                        bytes -> KpiState.type(BUILT_IN.kpis().get(0)).read(bytes)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void document_breaksIntoTypedErrors(Example example) {
        DocumentMutator.fuzz(example.bytes, LongStream.range(0, SEEDS), example.reader);
    }

    @ParameterizedTest
    @Tag("full")
    @MethodSource("examples")
    void document_breaksIntoTypedErrorsManyTimes(Example example) {
        DocumentMutator.fuzz(example.bytes, LongStream.range(SEEDS, MANY_SEEDS), example.reader);
    }

    private static void definitions(byte[] bytes) {
        KpiDefinitions definitions = KpiDefinitionsReader.read(Source.of("kpis.yaml", bytes));
        KpisJson.text(
                KpiEngine.compute(definitions, observations(EVENTS.getBytes(StandardCharsets.UTF_8), BUILT_IN), AS_OF));
    }

    private static void events(byte[] bytes) {
        KpisJson.text(KpiEngine.compute(BUILT_IN, observations(bytes, BUILT_IN), AS_OF));
    }

    private static List<Observation> observations(byte[] bytes, KpiDefinitions definitions) {
        List<Observation> observations = new ArrayList<>();
        ObservationsCsv.read(Source.of("events.csv", bytes), definitions, observations::add);
        return observations;
    }

    private static byte[] state() {
        KpiState state = KpiState.type(BUILT_IN.kpis().get(0)).empty().get();
        observations(EVENTS.getBytes(StandardCharsets.UTF_8), BUILT_IN).forEach(state::add);
        return state.toBytes();
    }

    private static byte[] builtIn() {
        try (InputStream in =
                KpiDefinitionsReader.class.getResourceAsStream("/org/cxsdk/metrics/kpis/government.yaml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An example document.
     *
     * @param name what it is
     * @param bytes the document
     * @param reader reads and uses it
     */
    record Example(String name, byte[] bytes, Consumer<byte[]> reader) {
        @Override
        public String toString() {
            return name;
        }
    }
}
