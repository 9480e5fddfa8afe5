package org.cxsdk.metrics.cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an {@link InquiryStore} keeps to, over memory and over a database; what is stored is what the golden file says. */
class InquiryStoreTest {

    private static final Instant NINE = Instant.parse("2026-11-03T09:00:00Z");
    private static final KpiId WAIT = KpiId.of("wait");

    private final InquiryStore store = new StorageInquiryStore();

    static Stream<CxContext> storages() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return Stream.of(
                CxContext.inMemory(InstantSource.fixed(NINE)),
                CxContext.of(
                        JdbcStorage.on(database, JdbcOptions.creating()),
                        InstantSource.fixed(NINE),
                        new InMemoryKeyStore(),
                        TenantId.of("agency")));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void find_givesBackWhatWasAdded(CxContext context) {
        Inquiry whole = whole();
        add(context, whole);

        assertThat(context.<Optional<Stored<Inquiry>>>read(session -> store.find(session, whole.id()))
                        .map(Stored::value))
                .contains(whole);
        assertThat(context.<Optional<Stored<Inquiry>>>read(session -> store.find(session, InquiryId.of("other"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void add_isAConflict_whenThereIsOneOfThisId(CxContext context) {
        add(context, whole());

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> add(context, whole()))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void change_isAConflict_whenSomebodyElseWasFaster(CxContext context) {
        add(context, whole());
        Stored<Inquiry> read = context.<Optional<Stored<Inquiry>>>read(session -> store.find(session, whole().id()))
                .orElseThrow();
        change(context, read, whole().nextRound(NINE));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> change(context, read, whole()))
                .matches(e -> e.is(CoreError.VERSION_CONFLICT));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void due_listsTheLongestOverdueFirst_upToAndWithTheTime(CxContext context) {
        add(context, open("b", NINE.plusSeconds(20)));
        add(context, open("a", NINE.plusSeconds(30)));
        add(context, open("c", NINE.plusSeconds(10)));

        assertThat(ids(context.<List<Inquiry>>read(session -> store.due(session, NINE.plusSeconds(20), 10))))
                .containsExactly("c", "b");
        assertThat(ids(context.<List<Inquiry>>read(session -> store.due(session, NINE.plusSeconds(30), 2))))
                .containsExactly("c", "b");
        assertThat(ids(context.<List<Inquiry>>read(session -> store.of(session, WAIT))))
                .containsExactly("a", "b", "c");
        assertThat(context.<List<Inquiry>>read(session -> store.of(session, KpiId.of("other"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void inquiry_isStoredAsForm1(CxContext context) {
        context.as(ActorId.of("latifa"), "monthly review").write(session -> {
            store.add(session, whole());
            return true;
        });

        DocKey key = new DocKey(context.tenant(), "metrics.inquiry", "wait-2026-10");
        Bytes body = context.read(
                session -> session.storage().load(List.of(key)).get(key).body());
        assertThat(new String(body.toArray(), StandardCharsets.UTF_8)).isEqualTo(golden("inquiry-1.json"));
    }

    private void add(CxContext context, Inquiry inquiry) {
        context.write(session -> {
            store.add(session, inquiry);
            return true;
        });
    }

    private void change(CxContext context, Stored<Inquiry> read, Inquiry inquiry) {
        context.write(session -> {
            store.change(session, read, inquiry);
            return true;
        });
    }

    private static List<String> ids(List<Inquiry> inquiries) {
        return inquiries.stream().map(inquiry -> inquiry.id().value()).toList();
    }

    private static Inquiry open(String id, Instant causeBy) {
        return Inquiry.of(InquiryId.of(id), miss(), ActorId.of("latifa"), causeBy);
    }

    private static Miss miss() {
        return new Miss(
                new DefinitionRef("wait", "1", "ab".repeat(32)),
                "2026-10",
                new Segment(Map.of("channel", Optional.of("counter"), "office", Optional.empty())),
                new BigDecimal("0.300"),
                new BigDecimal("0.85"),
                Direction.HIGHER_IS_BETTER,
                new BigDecimal("90"),
                Optional.of(new BigDecimal("300")),
                300,
                12);
    }

    /** Every part filled. */
    private static Inquiry whole() {
        Round first = new Round(
                List.of(new PossibleCause(PossibleCause.Bone.PEOPLE, "too few clerks")),
                Optional.of(FiveWhys.of("too few desks", "no rota")),
                List.of(new Action("a rota", ActorId.of("omar"), NINE, Optional.of(NINE.minusSeconds(60)))),
                Optional.of(NINE.plusSeconds(3600)),
                List.of(new Check(
                        "2026-11",
                        Optional.of(new BigDecimal("0.31")),
                        310,
                        Optional.of(.75),
                        Check.Verdict.DID_NOT_HELP)));
        return new Inquiry(
                InquiryId.of("wait-2026-10"),
                miss(),
                Optional.of(new Suspect(miss().segment(), 210, 30.5, 230.25, 201.5, .01)),
                ActorId.of("latifa"),
                NINE.plusSeconds(86_400),
                List.of(first, Round.EMPTY));
    }

    /** The file without its line end. */
    private static String golden(String file) {
        try (InputStream in = InquiryStoreTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
