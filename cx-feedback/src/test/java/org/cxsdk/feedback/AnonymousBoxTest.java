package org.cxsdk.feedback;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.intake.AnonymityTerms;
import org.cxsdk.feedback.intake.Answering;
import org.cxsdk.feedback.intake.IntakeReason;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Inviting;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.OccasionId;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the box does when something goes wrong, and what stands in one transaction with what. */
class AnonymousBoxTest {

    private static final AnonymityTerms TERMS =
            AnonymityTerms.of(ZoneOffset.UTC, "team").atLeast(3);

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");
    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final List<String> commits = new ArrayList<>();
    private final CxContext context = CxContext.inMemory(clock)
            .telling(committed -> commits.add(
                    committed.documents().stream().map(DocKey::kind).toList().toString()));

    private Response answer(String id, String team) {
        return Response.to(csat, ResponseId.of(id), SubjectId.of(id), clock.instant())
                .answer("satisfaction", 4)
                .dimension("team", team)
                .build();
    }

    @Test
    void answersThatCouldNotBeStored_wait() {
        boolean[] down = {true};
        ResponseStore store = new Breaking(down);
        CxAnonymousBox box = CxAnonymousBox.on(context, csat, TERMS, store);
        for (int i = 0; i < 3; i++) {
            box.drop(answer("r-" + i, "north"));
        }

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(box::release);
        assertThat(box.waiting()).isEqualTo(3);
        down[0] = false;
        assertThat(box.release()).hasSize(3);
        assertThat(box.waiting()).isZero();
        assertThat(CxFeedback.on(context).observations(Position.START, 10).items())
                .hasSize(3);
    }

    @Test
    void answersThatWereStored_thoughTheStorageDidNotSaySo_areNotStoredTwice() {
        // the storage commits, and the connection breaks before it says so
        boolean[] breaks = {true};
        CxContext fragile = CxContext.inMemory(clock);
        CxContext context =
                CxContext.of(new BreaksAfterCommit(fragile.storage(), breaks), clock, fragile.keys(), fragile.tenant());
        CxAnonymousBox box = CxAnonymousBox.on(context, csat, TERMS);
        for (int i = 0; i < 3; i++) {
            box.drop(answer("r-" + i, "north"));
        }

        assertThat(box.release()).hasSize(3);
        assertThat(CxFeedback.on(context).observations(Position.START, 10).items())
                .hasSize(3);
    }

    @Test
    void anInvitationWhoseUseWasNotConfirmed_isUsedByWhoeverUsedIt() {
        boolean[] breaks = {false};
        CxContext fragile = CxContext.inMemory(clock);
        CxContext context =
                CxContext.of(new BreaksAfterCommit(fragile.storage(), breaks), clock, fragile.keys(), fragile.tenant());
        CxInvitations invitations = CxInvitations.on(context);
        WaveId wave = WaveId.of("staff");
        invitations.open(Wave.of(wave, csat, clock.instant(), clock.instant().plusSeconds(3_600))
                .anonymously());
        InvitationToken token = invitations
                .invite(wave, new Occasion(OccasionId.of("survey"), SubjectId.of("amal"), java.util.Map.of()))
                .fold(Inviting.Invited::token, no -> InvitationToken.of("none"));
        CxAnonymousBox box = CxAnonymousBox.on(context, csat, TERMS);
        breaks[0] = true;

        assertThat(invitations.drop(token, box, answer("r-1", "north")))
                .as("the first try was committed, the second finds its own claim")
                .isInstanceOf(Answering.Taken.class);
        assertThat(box.waiting()).isEqualTo(1);
        assertThat(invitations.drop(token, box, answer("r-2", "north")))
                .isEqualTo(new Answering.Refused(IntakeReason.USED));
    }

    /** Commits, and breaks once before it says so. */
    private record BreaksAfterCommit(Storage inner, boolean[] breaks) implements Storage {

        @Override
        public StorageInfo info() {
            return inner.info();
        }

        @Override
        public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
            T result = inner.execute(mode, work);
            if (breaks[0] && mode == TxMode.WRITE) {
                breaks[0] = false;
                throw new StorageUnavailable("connection broken", true, null);
            }
            return result;
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void usingAnInvitation_andStoringAnswers_shareNoTransaction() {
        CxInvitations invitations = CxInvitations.on(context);
        WaveId wave = WaveId.of("staff");
        invitations.open(Wave.of(wave, csat, clock.instant(), clock.instant().plusSeconds(3_600))
                .anonymously());
        CxAnonymousBox box = CxAnonymousBox.on(context, csat, TERMS);
        for (int i = 0; i < 3; i++) {
            String id = "p-" + i;
            InvitationToken token = invitations
                    .invite(wave, new Occasion(OccasionId.of("survey"), SubjectId.of(id), java.util.Map.of()))
                    .fold(Inviting.Invited::token, no -> InvitationToken.of("none"));
            assertThat(invitations.drop(token, box, answer(id, "north"))).isInstanceOf(Answering.Taken.class);
            assertThat(invitations.drop(token, box, answer(id + "-again", "north")))
                    .isEqualTo(new Answering.Refused(IntakeReason.USED));
        }
        box.release();

        assertThat(commits)
                .isNotEmpty()
                .noneMatch(commit -> commit.contains("feedback.invitation") && commit.contains("feedback.response"));
        assertThat(commits)
                .filteredOn(commit -> commit.contains("feedback.response"))
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.inTransaction(tx -> CxAnonymousBox.on(tx, csat, TERMS)));
        assertThatIllegalArgumentException().isThrownBy(() -> TERMS.atLeast(1));
    }

    /** A store that is down for a while. */
    private record Breaking(boolean[] down, ResponseStore inner) implements ResponseStore {

        Breaking(boolean[] down) {
            this(down, new StorageResponseStore());
        }

        @Override
        public void addAnonymous(CxSession session, List<Response> batch, java.time.Instant day) {
            inner.addAnonymous(session, batch, day);
            if (down[0]) {
                throw new IllegalStateException("down");
            }
        }

        @Override
        public java.util.Optional<Response> find(CxSession session, ResponseId id) {
            return inner.find(session, id);
        }

        @Override
        public void add(CxSession session, Response response) {
            inner.add(session, response);
        }

        @Override
        public List<Response> ofRespondent(CxSession session, SubjectId respondent, int limit) {
            return inner.ofRespondent(session, respondent, limit);
        }

        @Override
        public void forEach(
                CxSession session,
                InstrumentId instrument,
                java.time.Instant from,
                java.time.Instant before,
                java.util.function.Consumer<Response> action) {
            inner.forEach(session, instrument, from, before, action);
        }

        @Override
        public org.cxsdk.core.storage.Slice<org.cxsdk.core.Observation, Position> observations(
                CxSession session, Position after, int limit) {
            return inner.observations(session, after, limit);
        }
    }
}
