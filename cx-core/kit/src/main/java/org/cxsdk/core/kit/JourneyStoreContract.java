package org.cxsdk.core.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.customer.FiveMysStore;
import org.cxsdk.core.journey.Continuation;
import org.cxsdk.core.journey.ContinuationStore;
import org.cxsdk.core.journey.ContinuationToken;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.improve.Commitment;
import org.cxsdk.core.journey.improve.ImprovementStore;
import org.cxsdk.core.journey.improve.LifeEventJourney;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link ContinuationStore}, {@link FiveMysStore} and {@link ImprovementStore} keep, JO-1 to JO-7. Extend it with a
 * test class that says how to make the storage, and the stores if they are not those of the library.
 */
public abstract class JourneyStoreContract {

    private static final TenantId TENANT = TenantId.of("kit");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456Z");
    private static final JourneyInstanceId MOVE = JourneyInstanceId.of("move-1");
    private static final JourneyVersion VERSION = JourneyVersion.of("moving-house", "1");
    private static final StepId UPLOAD = StepId.of("upload-proof");
    private static final ContinuationToken TOKEN = ContinuationToken.of("token-of-the-kit");
    private static final SubjectId MINA = SubjectId.of("s-mina");

    private @Nullable CxContext context;
    private ContinuationStore continuations;
    private FiveMysStore fiveMys;
    private ImprovementStore improvements;

    /** For those who write a store. */
    protected JourneyStoreContract() {}

    /** Makes an empty storage for one test. */
    protected abstract Storage newStorage();

    /** The store of hand-overs; that of the library unless overridden. */
    protected ContinuationStore continuationStore() {
        return ContinuationStore.inStorage();
    }

    /** The store of what moves customers; that of the library unless overridden. */
    protected FiveMysStore fiveMysStore() {
        return FiveMysStore.inStorage();
    }

    /** The store of what is noted and promised; that of the library unless overridden. */
    protected ImprovementStore improvementStore() {
        return ImprovementStore.inStorage();
    }

    /** Makes the context of one test. */
    @BeforeEach
    public final void makeContext() {
        continuations = continuationStore();
        fiveMys = fiveMysStore();
        improvements = improvementStore();
        context = CxContext.of(newStorage(), InstantSource.fixed(NOW), new InMemoryKeyStore(), TENANT);
    }

    private void write(Consumer<CxSession> work) {
        context().write(session -> {
            work.accept(session);
            return null;
        });
    }

    private CxContext context() {
        return Objects.requireNonNull(context);
    }

    private Optional<Continuation> found(ContinuationToken token) {
        return context().read(session -> continuations.find(session, token));
    }

    private List<Continuation> handedOut(JourneyInstanceId journey) {
        return context().read(session -> continuations.ofJourney(session, journey));
    }

    private Optional<FiveMys> found(SubjectId subject) {
        return context().read(session -> fiveMys.find(session, subject));
    }

    private Optional<LifeEventJourney> found(JourneyInstanceId id) {
        return context().read(session -> improvements.lifeEvent(session, id));
    }

    private List<Commitment> commitments() {
        return context().read(session -> improvements.commitments(session, VERSION));
    }

    private static Continuation continuation(Instant issued, Continuation.@Nullable Redemption by) {
        return new Continuation(
                MOVE,
                UPLOAD,
                Set.of(DataCategoryId.of("address"), DataCategoryId.of("contact")),
                ChannelId.of("app"),
                OrganisationId.of("city"),
                issued,
                issued.plus(Duration.ofDays(14)),
                Continuation.Where.on(ChannelId.of("counter"), OrganisationId.of("tax-office")),
                by);
    }

    private static Continuation.Redemption redemption(String organisation) {
        return new Continuation.Redemption(
                ChannelId.of("counter"), OrganisationId.of(organisation), NOW.plusSeconds(60));
    }

    // If this fails, look at how the store writes and reads all parts, instants to the microsecond, absent ones as
    // absent.
    @Test
    void jo1_find_returnsWhatWasIssued_andOnlyByItsToken() {
        write(session -> continuations.issue(session, TOKEN, continuation(NOW, null)));

        assertThat(found(TOKEN)).as("JO-1").contains(continuation(NOW, null));
        assertThat(found(ContinuationToken.of("token-of-the-kiT"))).as("JO-1").isEmpty();
    }

    // If this fails, look at whether the second of two writers sees that the first was faster.
    @Test
    void jo2_redeem_tellsTheSlowerOfTwo() {
        write(session -> continuations.issue(session, TOKEN, continuation(NOW, null)));
        assertThatExceptionOfType(VersionConflict.class)
                .as("JO-2")
                .isThrownBy(() -> write(session -> {
                    continuations.redeem(session, TOKEN, continuation(NOW, redemption("tax-office")));
                    continuations.issue(session, TOKEN, continuation(NOW, null));
                }));
        write(session -> continuations.redeem(session, TOKEN, continuation(NOW, redemption("utility"))));

        assertThat(found(TOKEN).orElseThrow().redeemed())
                .as("JO-2: what failed left nothing behind")
                .contains(redemption("utility"));
    }

    // If this fails, look at the order of the index, and at whether it holds other journeys.
    @Test
    void jo3_ofJourney_returnsThemInTheOrderOfIssue() {
        for (int i : new int[] {2, 0, 1}) {
            write(session -> continuations.issue(
                    session, ContinuationToken.of("token-" + i), continuation(NOW.plusSeconds(i), null)));
        }

        assertThat(handedOut(MOVE))
                .as("JO-3")
                .extracting(Continuation::issued)
                .containsExactly(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2));
        assertThat(handedOut(JourneyInstanceId.of("move-2"))).as("JO-3").isEmpty();
    }

    private static FiveMys noted(int score) {
        return FiveMys.empty(MINA)
                .with(
                        FiveMys.Facet.WATCH,
                        score,
                        LocalizedText.enAr("Said so at the counter.", "ذكرت ذلك عند المكتب."),
                        LocalDate.of(2026, 11, 28));
    }

    // If this fails, look at whether a second put replaces the first.
    @Test
    void jo4_put_replacesWhatWasNotedOfACustomer() {
        write(session -> fiveMys.put(session, noted(2)));
        write(session -> fiveMys.put(session, noted(4)));

        assertThat(found(MINA)).as("JO-4").contains(noted(4));
        assertThat(found(SubjectId.of("s-sami"))).as("JO-4").isEmpty();
    }

    // If this fails, look at whether the content is sealed under the key of the customer.
    @Test
    void jo5_find_isEmptyOnceTheKeyIsDestroyed() {
        write(session -> fiveMys.put(session, noted(2)));
        CxContext erasing = context();
        erasing.storage().execute(TxMode.WRITE, session -> erasing.keys().destroy(session, TENANT, MINA));

        assertThat(found(MINA)).as("JO-5").isEmpty();
    }

    private static Commitment commitment(String id, JourneyVersion version, int days) {
        return new Commitment(
                Commitment.Id.of(id),
                version,
                UPLOAD,
                OrganisationId.of("city"),
                OrganisationId.of("tax-office"),
                days);
    }

    // If this fails, look at the index by version, and at the order of identifiers.
    @Test
    void jo6_commitments_areThoseOfTheVersion_eachOnce() {
        write(session -> improvements.put(session, commitment("b", VERSION, 2)));
        write(session -> improvements.put(session, commitment("a", VERSION, 1)));
        write(session -> improvements.put(session, commitment("b", VERSION, 3)));
        write(session -> improvements.put(session, commitment("c", JourneyVersion.of("moving-house", "2"), 1)));

        assertThat(commitments()).as("JO-6").containsExactly(commitment("a", VERSION, 1), commitment("b", VERSION, 3));
    }

    // If this fails, look at whether a life event is replaced as a whole.
    @Test
    void jo7_lifeEvent_isReplacedAsAWhole() {
        LifeEventJourney birth = new LifeEventJourney(
                JourneyInstanceId.of("birth-1"),
                MINA,
                LifeEventId.of("birth"),
                LifeEventJourney.Rule.ALL,
                List.of(new LifeEventJourney.Part(ServiceId.of("registration"), true, null)));
        write(session -> improvements.put(session, birth));
        LifeEventJourney begun = birth.begun(ServiceId.of("registration"), MOVE);
        write(session -> improvements.put(session, begun));

        assertThat(found(birth.id())).as("JO-7").contains(begun);
        assertThat(found(MOVE)).as("JO-7").isEmpty();
    }
}
