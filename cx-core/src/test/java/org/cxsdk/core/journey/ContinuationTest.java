package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.List;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.CASE;
import static org.cxsdk.core.journey.MovingHouse.CITY;
import static org.cxsdk.core.journey.MovingHouse.COUNTER;
import static org.cxsdk.core.journey.MovingHouse.DESIGN;
import static org.cxsdk.core.journey.MovingHouse.TAX;
import static org.cxsdk.core.journey.MovingHouse.UPLOAD;
import static org.cxsdk.core.journey.MovingHouse.hour;

/** Whoever has no right to a journey does not get it with a token, and hears why. */
class ContinuationTest {

    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final OrganisationId UTILITY = OrganisationId.of("utility");

    private final SettableClock clock = new SettableClock(hour(0));
    private final CxContext context = CxContext.inMemory(clock);
    private final CxJourneys journeys = CxJourneys.on(context);
    private ContinuationToken token;

    @BeforeEach
    void handOut() {
        journeys.publish(DESIGN);
        journeys.open(CASE, DESIGN.version(), SubjectId.of("person-7"));
        token = journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT);
    }

    private String outcome(ContinuationToken with, ChannelId channel, OrganisationId organisation) {
        return journeys.resume(with, channel, organisation)
                .fold(
                        goesOn -> "goes on with " + goesOn.instance().id(),
                        refused -> refused.reason().name());
    }

    @Test
    void resume_goesOn_whereItIsTakenUpFirst_andThereAgain() {
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("goes on with " + CASE);
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("goes on with " + CASE);
        assertThat(journeys.continuations(CASE))
                .singleElement()
                .satisfies(kept -> assertThat(kept.redeemed())
                        .contains(new Continuation.Redemption(COUNTER, TAX, clock.instant())));
    }

    @Test
    void resume_refuses_anotherOrganisationOrChannel_onceItIsTakenUp() {
        outcome(token, COUNTER, TAX);

        assertThat(outcome(token, COUNTER, UTILITY)).isEqualTo("TAKEN_UP_ELSEWHERE");
        assertThat(outcome(token, APP, TAX)).isEqualTo("TAKEN_UP_ELSEWHERE");
        // and the first one still has it
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("goes on with " + CASE);
    }

    @Test
    void resume_refuses_fromTheInstantOfExpiryOn_alsoWhoHadTakenItUp() {
        clock.set(hour(0).plus(FORTNIGHT).minusNanos(1_000));
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("goes on with " + CASE);

        clock.set(hour(0).plus(FORTNIGHT));
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("EXPIRED");
    }

    @Test
    void resume_refuses_aForgedToken() {
        String text = token.value();
        char last = text.charAt(text.length() - 1);
        String forged = text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A');

        assertThat(outcome(ContinuationToken.of(forged), COUNTER, TAX)).isEqualTo("UNKNOWN_TOKEN");
        assertThat(outcome(ContinuationToken.of(token.hash()), COUNTER, TAX))
                .as("who reads the storage has no token")
                .isEqualTo("UNKNOWN_TOKEN");
    }

    @Test
    void handOff_givesEachItsOwnToken_ofEnoughChance() {
        ContinuationToken other = journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT);

        assertThat(other).isNotEqualTo(token);
        // 128 bits take 22 letters in base 64
        assertThat(token.value().length()).isGreaterThanOrEqualTo(22);
        assertThat(token).hasToString("ContinuationToken(hidden)");
    }

    /** The stored form, number 1. What is written here is never edited; a new form gets a new test. */
    @Test
    void continuation_form1_holdsNoToken() {
        outcome(token, COUNTER, TAX);
        DocKey key = new DocKey(context.tenant(), "journey.continuation", token.hash());
        String stored = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());

        assertThat(stored).doesNotContain(token.value());
        assertThat(JsonMapper.shared().readTree(stored))
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"form": 1, "body": {"journey": "move-4711", "step": "upload-proof", "given": [], "issuedOn": "app",
                      "issuedBy": "city", "issued": "2026-03-02T09:00:00Z", "expires": "2026-03-16T09:00:00Z",
                      "channel": "counter", "organisation": "tax-office", "redeemed": "2026-03-02T09:00:00Z"}}
                    """));
    }
}
