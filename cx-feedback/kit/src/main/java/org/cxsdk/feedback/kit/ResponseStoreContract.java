package org.cxsdk.feedback.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link ResponseStore} keeps, RS-1 to RS-8. Extend it with a test class that says how to make the storage and the
 * store.
 */
public abstract class ResponseStoreContract extends FeedbackStoreContract {

    private static final QuestionId COMMENT = QuestionId.of("comment");
    private static final int MANY = 60;
    private static final long SEED = 20_261_129;

    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();

    /** For those who write a store. */
    protected ResponseStoreContract() {}

    /** The store; that of the library unless overridden. */
    protected ResponseStore responseStore() {
        return new StorageResponseStore();
    }

    private Response response(String id, SubjectId person, Instant at, int code) {
        return Response.to(csat, ResponseId.of(id), person, at)
                .answer("satisfaction", code)
                .answer(COMMENT.value(), "words of " + id)
                .dimension("channel", "web")
                .build();
    }

    private Optional<Response> found(String id) {
        return context().read(session -> responseStore().find(session, ResponseId.of(id)));
    }

    private List<Response> read(InstrumentId instrument, Instant from, Instant before) {
        return context().read(session -> {
            List<Response> read = new ArrayList<>();
            responseStore().forEach(session, instrument, from, before, read::add);
            return read;
        });
    }

    /** RS-1: what was added is found as it was. If this fails, look at answers, dimensions and microseconds. */
    @Test
    void rs1_find_returnsWhatWasAdded() {
        Response response = response("r-1", AMAL, NINE, 4);
        write(session -> responseStore().add(session, response));

        assertThat(found("r-1")).as("RS-1").contains(response);
        assertThat(found("r-2")).as("RS-1").isEmpty();
    }

    /** RS-2: of one identifier there is one response. If this fails, look at the key of the table. */
    @Test
    void rs2_add_refusesAKnownIdentifier_andChangesNothing() {
        write(session -> responseStore().add(session, response("r-1", AMAL, NINE, 4)));

        assertConflict("RS-2", session -> responseStore().add(session, response("r-1", BADR, NINE, 1)));
        assertThat(found("r-1")).as("RS-2").contains(response("r-1", AMAL, NINE, 4));
    }

    /** RS-3: all of a person's responses, newest first, with words. If this fails, look at the order and the limit. */
    @Test
    void rs3_ofRespondent_isNewestFirst_andNobodyElses() {
        write(session -> {
            for (int i = 0; i < 3; i++) {
                responseStore().add(session, response("r-" + i, AMAL, NINE.plusSeconds(i), 1 + i));
            }
            responseStore().add(session, response("other", BADR, NINE, 5));
        });

        List<Response> two = context().read(session -> responseStore().ofRespondent(session, AMAL, 2));
        assertThat(two)
                .as("RS-3")
                .containsExactly(
                        response("r-2", AMAL, NINE.plusSeconds(2), 3), response("r-1", AMAL, NINE.plusSeconds(1), 2));
    }

    /** RS-4: from is in, before is out, in order of time. If this fails, look at the bounds: they are half open. */
    @Test
    void rs4_forEach_isHalfOpen_andInOrderOfTime() {
        write(session -> {
            responseStore().add(session, response("late", AMAL, NINE.plusSeconds(9), 4));
            responseStore().add(session, response("first", BADR, NINE, 4));
            responseStore().add(session, response("end", BADR, NINE.plusSeconds(10), 4));
        });

        assertThat(read(csat.id(), NINE, NINE.plusSeconds(10)))
                .as("RS-4")
                .extracting(response -> response.id().value())
                .containsExactly("first", "late");
        assertThat(read(InstrumentId.of("another"), NINE, NINE.plusSeconds(99)))
                .as("RS-4: of this instrument alone")
                .isEmpty();
    }

    /** RS-5: figures are read without words. If this fails, a report opens what people wrote for no reason. */
    @Test
    void rs5_forEach_leavesWordsOut() {
        write(session -> responseStore().add(session, response("r-1", AMAL, NINE, 4)));

        assertThat(read(csat.id(), NINE, NINE.plusSeconds(1)))
                .as("RS-5")
                .extracting(response -> response.answer(COMMENT))
                .containsExactly(Answer.notAnswered());
    }

    /** RS-6: words end with their key, codes stay. If this fails, look whether words are kept beside what is sealed. */
    @Test
    void rs6_find_losesWords_whenTheirKeyIsDestroyed() {
        write(session -> responseStore().add(session, response("r-1", AMAL, NINE, 4)));
        write(session -> session.destroyKeys(AMAL));

        assertThat(found("r-1").orElseThrow().answer(COMMENT)).as("RS-6").isEqualTo(Answer.notAnswered());
        assertThat(found("r-1").orElseThrow().answer(QuestionId.of("satisfaction")))
                .as("RS-6")
                .isEqualTo(Answer.of(4));
    }

    /** RS-7: anonymous responses come all or none, and are read like others. If this fails, look at the transaction. */
    @Test
    void rs7_addAnonymous_isAllOrNone() {
        Instant day = Instant.parse("2026-11-09T00:00:00Z");
        List<Response> batch = List.of(
                response("a-1", SubjectId.of("nobody-1"), day, 2), response("a-2", SubjectId.of("nobody-2"), day, 3));
        write(session -> responseStore().addAnonymous(session, batch, day));

        assertThat(read(csat.id(), day, NINE)).as("RS-7").hasSize(2);
        List<Response> repeated = List.of(response("a-3", SubjectId.of("nobody-3"), day, 2), batch.get(0));
        assertConflict("RS-7", session -> responseStore().addAnonymous(session, repeated, day));
        assertThat(found("a-3")).as("RS-7").isEmpty();
    }

    /** RS-8: each choice is observed once, however the journal is cut. If this fails, look at positions. */
    @Test
    void rs8_observations_comeOnce_inSlicesOfAnySize() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Integer> given = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            Response response = response("r-" + i, random.nextBoolean() ? AMAL : BADR, NINE, random.nextInt(1, 6));
            given.put(response.id().value(), 1);
            write(session -> responseStore().add(session, response));
        }
        List<Observation> observed = new ArrayList<>();
        Position[] position = {Position.START};
        boolean more = true;
        while (more) {
            int limit = random.nextInt(1, 9);
            Slice<Observation, Position> slice =
                    context().read(session -> responseStore().observations(session, position[0], limit));
            observed.addAll(slice.items());
            position[0] = slice.last();
            more = slice.more();
        }
        assertThat(observed).as("RS-8, seed %d", SEED).hasSize(MANY);
        assertThat(observed)
                .as("RS-8, seed %d", SEED)
                .extracting(Observation::id)
                .doesNotHaveDuplicates();
    }
}
