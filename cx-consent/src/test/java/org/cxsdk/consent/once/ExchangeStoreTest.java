package org.cxsdk.consent.once;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the store of exchanges keeps and finds, in memory and on a database. */
class ExchangeStoreTest {

    private static final Instant DUE = Instant.parse("2026-06-01T12:00:00Z");

    private final ExchangeStore store = new ExchangeStore();

    static Stream<CxContext> contexts() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:exchanges-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return Stream.of(context(new InMemoryStorage()), context(JdbcStorage.on(source, JdbcOptions.creating())));
    }

    private static CxContext context(Storage storage) {
        return CxContext.of(storage, () -> DUE, new InMemoryKeyStore(), TenantId.of("agency"));
    }

    private static Exchange exchange(String id, ExchangeState state, @Nullable URI preview, Instant due) {
        return new Exchange(
                ExchangeId.of(id),
                ReuseRequest.of("maryam", "deduction-check", "interest-paid", "tax-office")
                        .previewed(),
                ActorId.of("first-bank"),
                state,
                preview,
                due,
                List.of(ReuseReason.CONSENT_IN_FORCE, ReuseReason.PARTLY_REFUSED),
                null,
                List.of(DataCategoryId.of("account-number")));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void exchange_isKeptWithAllItsParts(CxContext context) {
        Exchange waiting = exchange("e-1", ExchangeState.PREVIEW, URI.create("https://bank.example/look?x=1"), DUE);
        write(context, Expected.absent(), waiting);

        assertThat(context.<Exchange>read(session ->
                        store.find(session, waiting.id()).orElseThrow().value()))
                .isEqualTo(waiting);
        assertThat(context.<Boolean>read(
                        session -> store.find(session, ExchangeId.of("e-2")).isPresent()))
                .isFalse();
        assertThat(context.forTenant(TenantId.of("other"))
                        .<Boolean>read(
                                session -> store.find(session, waiting.id()).isPresent()))
                .isFalse();
    }

    /** Of two workers one alone hands over: the second has seen a state that is no more. */
    @ParameterizedTest
    @MethodSource("contexts")
    void write_refusesAStaleState(CxContext context) {
        write(context, Expected.absent(), exchange("e-1", ExchangeState.REQUESTED, null, DUE));
        Expected seen = context.read(session ->
                store.find(session, ExchangeId.of("e-1")).orElseThrow().expected());
        write(context, seen, exchange("e-1", ExchangeState.RELEASED, null, DUE));

        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> write(context, seen, exchange("e-1", ExchangeState.TIMED_OUT, null, DUE)));
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(
                        () -> write(context, Expected.absent(), exchange("e-1", ExchangeState.REQUESTED, null, DUE)));
        assertThat(context.<ExchangeState>read(session -> store.find(session, ExchangeId.of("e-1"))
                        .orElseThrow()
                        .value()
                        .state()))
                .isEqualTo(ExchangeState.RELEASED);
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void overdue_areThoseThatWait_fromTheirInstantOn_longestOverdueFirst(CxContext context) {
        write(context, Expected.absent(), exchange("later", ExchangeState.REQUESTED, null, DUE.plusSeconds(9)));
        write(context, Expected.absent(), exchange("second", ExchangeState.PREVIEW, null, DUE));
        write(context, Expected.absent(), exchange("first", ExchangeState.REQUESTED, null, DUE.minusSeconds(1)));
        for (ExchangeState over :
                List.of(ExchangeState.RELEASED, ExchangeState.REFUSED, ExchangeState.FAILED, ExchangeState.TIMED_OUT)) {
            write(context, Expected.absent(), exchange("over-" + over, over, null, DUE.minusSeconds(5)));
        }

        assertThat(overdue(context, DUE, 10)).containsExactly("first", "second");
        assertThat(overdue(context, DUE, 1)).containsExactly("first");
        assertThat(overdue(context, DUE.minusNanos(1_000), 10)).containsExactly("first");
    }

    private List<String> overdue(CxContext context, Instant now, int limit) {
        return context.<List<Exchange>>read(session -> store.overdue(session, now, limit)).stream()
                .map(exchange -> exchange.id().value())
                .toList();
    }

    private void write(CxContext context, Expected expected, Exchange exchange) {
        context.write(session -> {
            store.write(session, expected, exchange);
            return true;
        });
    }
}
