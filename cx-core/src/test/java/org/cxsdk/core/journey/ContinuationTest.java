package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
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
    void resume_refuses_whoeverItIsNotMeantFor_andTellsThemNothingElse() {
        // region bound-token
        ContinuationToken bound =
                journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT, Continuation.Where.on(COUNTER, TAX));
        // endregion
        assertThat(outcome(bound, COUNTER, UTILITY)).isEqualTo("MEANT_FOR_ELSEWHERE");
        assertThat(outcome(bound, APP, TAX)).isEqualTo("MEANT_FOR_ELSEWHERE");
        assertThat(journeys.continuations(CASE))
                .allMatch(kept -> kept.redeemed().isEmpty());

        assertThat(outcome(bound, COUNTER, TAX)).isEqualTo("goes on with " + CASE);
        assertThat(outcome(bound, COUNTER, UTILITY))
                .as("taken up or not, others do not hear")
                .isEqualTo("MEANT_FOR_ELSEWHERE");
    }

    @Test
    void resume_goesOn_onEveryChannelOfTheOrganisation_whenOnlyThatIsNamed() {
        ContinuationToken ofTax = journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT, Continuation.Where.at(TAX));
        assertThat(outcome(ofTax, COUNTER, UTILITY)).isEqualTo("MEANT_FOR_ELSEWHERE");
        assertThat(outcome(ofTax, APP, TAX)).isEqualTo("goes on with " + CASE);

        ContinuationToken ofCounters =
                journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT, Continuation.Where.on(COUNTER));
        assertThat(outcome(ofCounters, APP, UTILITY)).isEqualTo("MEANT_FOR_ELSEWHERE");
        assertThat(outcome(ofCounters, COUNTER, UTILITY)).isEqualTo("goes on with " + CASE);
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

    /** The stored form, number 1, as it was written before tokens could be bound; never edited. */
    @Test
    void continuation_form1_isTakenUpAnywhere() {
        DocKey key = new DocKey(context.tenant(), "journey.continuation", token.hash());
        String form1 = """
            {"form": 1, "body": {"journey": "move-4711", "step": "upload-proof", "given": [], "issuedOn": "app",
              "issuedBy": "city", "issued": "2026-03-02T09:00:00Z", "expires": "2026-03-16T09:00:00Z",
              "channel": "counter", "organisation": "tax-office", "redeemed": "2026-03-02T09:00:00Z"}}
            """;
        context.storage().execute(TxMode.WRITE, session -> {
            List<IndexTuple> tuples = session.load(List.of(key)).get(key).tuples();
            session.write(DocWrite.put(key, Expected.any(), Bytes.utf8(form1), tuples));
            return null;
        });

        assertThat(journeys.continuations(CASE)).singleElement().satisfies(kept -> {
            assertThat(kept.where()).isEqualTo(Continuation.Where.anywhere());
            assertThat(kept.redeemed()).contains(new Continuation.Redemption(COUNTER, TAX, hour(0)));
        });
        assertThat(outcome(token, COUNTER, TAX)).isEqualTo("goes on with " + CASE);
    }

    /** The stored form, number 2. What is written here is never edited; a new form gets a new test. */
    @Test
    void continuation_form2_holdsNoToken() {
        ContinuationToken bound =
                journeys.handOff(CASE, UPLOAD, APP, CITY, FORTNIGHT, Continuation.Where.on(COUNTER, TAX));
        outcome(bound, COUNTER, TAX);
        DocKey key = new DocKey(context.tenant(), "journey.continuation", bound.hash());
        String stored = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());

        assertThat(stored).doesNotContain(bound.value());
        assertThat(JsonMapper.shared().readTree(stored))
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"form": 2, "body": {"journey": "move-4711", "step": "upload-proof", "given": [], "issuedOn": "app",
                      "issuedBy": "city", "issued": "2026-03-02T09:00:00Z", "expires": "2026-03-16T09:00:00Z",
                      "onlyOn": "counter", "onlyAt": "tax-office",
                      "channel": "counter", "organisation": "tax-office", "redeemed": "2026-03-02T09:00:00Z"}}
                    """));
    }
}
