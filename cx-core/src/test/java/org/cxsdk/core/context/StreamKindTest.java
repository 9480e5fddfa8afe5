package org.cxsdk.core.context;

import java.time.Instant;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.VisitStore.Arrived;
import org.cxsdk.core.context.VisitStore.Served;
import org.cxsdk.core.context.VisitStore.Visit;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Recorded;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StreamKindTest {

    @Test
    void encode_namesTheTypeOfTheFact() {
        Entry entry = VisitStore.VISITS.encode(VisitStore.fact("v-1", Instant.EPOCH, new Served(7)), Optional.empty());

        assertThat(entry.type()).isEqualTo("served");
        assertThat(entry.body().toUtf8()).isEqualTo("{\"form\":1,\"body\":{\"minutes\":7}}");
    }

    @Test
    void encode_keepsNoEnvelope_whenTheKindIsUnattributed() {
        Fact<Visit> fact = VisitStore.fact("v-1", Instant.EPOCH, new Served(7));
        Optional<Envelope> by = Optional.of(new Envelope(ActorId.of("clerk-7"), "request"));

        assertThat(VisitStore.VISITS.encode(fact, by).body().toUtf8()).contains("clerk-7");
        assertThat(VisitStore.VISITS.unattributed().encode(fact, by).body().toUtf8())
                .doesNotContain("clerk-7");
    }

    @Test
    void decode_refusesATypeItDoesNotKnow() {
        Recorded recorded = recorded(new Entry("v-1", "vanished", Instant.EPOCH, Bytes.EMPTY));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> VisitStore.VISITS.decode(recorded))
                .matches(e -> e.is(CoreError.UNKNOWN_FORM))
                .withMessageContaining("\"vanished\"");
    }

    @Test
    void encode_refusesAFactThatIsNotRegistered() {
        StreamKind<Visit> arrivals = StreamKind.<Visit>of("office.arrivals")
                .with("arrived", Arrived.class, FormCodec.of(1, Arrived.class, visit -> visit, visit -> visit));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> arrivals.encode(VisitStore.fact("v-1", Instant.EPOCH, new Served(7)), Optional.empty()))
                .withMessageContaining("Served is not registered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arrivals.with(
                        "arrived", Served.class, FormCodec.of(1, Served.class, visit -> visit, visit -> visit)));
    }

    private static Recorded recorded(Entry entry) {
        return new Recorded(VisitStore.VISITS.key(TenantId.of("t"), "c-1"), 1, entry);
    }
}
