package org.cxsdk.feedback.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.intake.DeviceId;
import org.cxsdk.feedback.intake.FatigueCap;
import org.cxsdk.feedback.intake.Invitation;
import org.cxsdk.feedback.intake.InvitationStore;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.OccasionId;
import org.cxsdk.feedback.intake.OfflineBatchId;
import org.cxsdk.feedback.intake.OfflineReceipt;
import org.cxsdk.feedback.intake.OfflineReceiptStore;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.json.StorageInvitationStore;
import org.cxsdk.feedback.json.StorageOfflineReceiptStore;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link InvitationStore} and {@link OfflineReceiptStore} keep, IN-1 to IN-6. Extend it with a test class that says
 * how to make the storage and the stores.
 */
public abstract class InvitationStoreContract extends FeedbackStoreContract {

    private static final InvitationToken TOKEN = InvitationToken.of("kit-token-1");
    private static final Wave WAVE = new Wave(
            WaveId.of("autumn"),
            InstrumentId.of("csat-5"),
            "1.0.0",
            false,
            NINE,
            NINE.plus(Duration.ofDays(30)),
            Rational.of(1, 3),
            FatigueCap.of(2, 90));
    private static final Invitation INVITATION =
            Invitation.of(WAVE.id(), new Occasion(OccasionId.of("visit-1"), AMAL, Map.of("channel", "desk")));

    /** For those who write a store. */
    protected InvitationStoreContract() {}

    /** The store of invitations; that of the library unless overridden. */
    protected InvitationStore invitationStore() {
        return new StorageInvitationStore();
    }

    /** The store of receipts; that of the library unless overridden. */
    protected OfflineReceiptStore receiptStore() {
        return new StorageOfflineReceiptStore();
    }

    private Optional<Invitation> found(InvitationToken token) {
        return context().read(session -> invitationStore().find(session, token));
    }

    /** IN-1: a round opens once; the same again changes nothing. If this fails, look at the comparison with what is kept. */
    @Test
    void in1_open_keepsTheRound() {
        write(session -> invitationStore().open(session, WAVE));
        write(session -> invitationStore().open(session, WAVE));

        Optional<Wave> wave = context().read(session -> invitationStore().wave(session, WAVE.id()));
        assertThat(wave).as("IN-1").contains(WAVE);
    }

    /** IN-2: an invitation is found by its token, and of one token there is one. If this fails, look at the key. */
    @Test
    void in2_add_keepsOneForEachToken() {
        write(session -> invitationStore().add(session, TOKEN, INVITATION));

        assertThat(found(TOKEN)).as("IN-2").contains(INVITATION);
        assertThat(found(InvitationToken.of("kit-token-2"))).as("IN-2").isEmpty();
        assertConflict("IN-2", session -> invitationStore().add(session, TOKEN, Invitation.anonymous(WAVE.id())));
    }

    /** IN-3: of two uses of one invitation one fails. If this fails, one invitation gives two answers. */
    @Test
    void in3_use_isOnce() {
        write(session -> invitationStore().add(session, TOKEN, INVITATION));
        write(session -> invitationStore().use(session, TOKEN, INVITATION.usedFor(ResponseId.of("r-1"))));

        assertConflict(
                "IN-3", session -> invitationStore().use(session, TOKEN, INVITATION.usedFor(ResponseId.of("r-2"))));
        assertThat(found(TOKEN)).as("IN-3").contains(INVITATION.usedFor(ResponseId.of("r-1")));
    }

    /** IN-4: contacts are in order, and two at once are noticed. If this fails, the contact cap can be passed. */
    @Test
    void in4_contacts_areInOrder_andTwoAtOnceAreNoticed() {
        write(session -> invitationStore().addContact(session, AMAL, List.of(), NINE));
        write(session -> invitationStore().addContact(session, AMAL, List.of(NINE), NINE.minusSeconds(60)));

        List<Instant> contacts = context().read(session -> invitationStore().contacts(session, AMAL));
        assertThat(contacts).as("IN-4").containsExactly(NINE.minusSeconds(60), NINE);
        List<Instant> others = context().read(session -> invitationStore().contacts(session, BADR));
        assertThat(others).as("IN-4").isEmpty();
    }

    /** IN-5: used and all of a round. If this fails, response rates are wrong. */
    @Test
    void in5_used_countsTheRound() {
        write(session -> {
            invitationStore().open(session, WAVE);
            invitationStore().add(session, TOKEN, INVITATION);
            invitationStore().add(session, InvitationToken.of("kit-token-2"), Invitation.anonymous(WAVE.id()));
        });
        write(session -> invitationStore().use(session, TOKEN, INVITATION.usedFor(ResponseId.of("r-1"))));

        Ratio used = context().read(session -> invitationStore().used(session, WAVE.id()));
        assertThat(used).as("IN-5").isEqualTo(Ratio.of(1, 2));
    }

    /** IN-6: an upload has one receipt. If this fails, a tablet that sends again is counted again. */
    @Test
    void in6_receipts_areKeptOnce() {
        OfflineReceipt receipt = new OfflineReceipt(
                OfflineBatchId.of("tablet-3/17"),
                DeviceId.of("tablet-3"),
                NINE,
                Duration.ofSeconds(-3_600),
                2,
                1,
                List.of(),
                0);
        write(session -> receiptStore().add(session, receipt));

        Optional<OfflineReceipt> found =
                context().read(session -> receiptStore().find(session, receipt.id()));
        assertThat(found).as("IN-6").contains(receipt);
        assertConflict("IN-6", session -> receiptStore().add(session, receipt));
    }
}
