package org.cxsdk.feedback;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.score.LiveScores;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseCheck;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.cxsdk.feedback.survey.ScoreId;

/**
 * Feedback over a storage: takes in responses, scores them, derives observations. Safe for use by many threads.
 *
 * <p>Respondents are known by pseudonyms. What they write is sealed under their key; erasing a person's keys makes it
 * unreadable and leaves the codes, which say nothing about her.
 */
public final class CxFeedback {

    private static final int BATCH = 500;

    private final CxContext context;
    private final ResponseStore store;
    private final Redactor redactor;

    private CxFeedback(CxContext context, ResponseStore store, Redactor redactor) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    /** Opens feedback on a context, with responses kept in its storage. */
    public static CxFeedback on(CxContext context) {
        return on(context, new StorageResponseStore());
    }

    /** Opens feedback on a context, with responses kept in a store of the agency's own. */
    public static CxFeedback on(CxContext context, ResponseStore store) {
        return new CxFeedback(context, store, Redactor.all());
    }

    CxFeedback within(CxContext tx) {
        return new CxFeedback(tx, store, redactor);
    }

    /**
     * This service taking other identifiers out of words before they are stored: those of the agency's own country, and the
     * names of the people involved. Without it those of every country that the library knows are taken out.
     */
    public CxFeedback redacting(Redactor other) {
        return new CxFeedback(context, store, other);
    }

    /** Service recovery on the same context and responses: cases, what staff may grant, escalation. */
    public CxRecovery recovery(RecoveryPlan plan) {
        return CxRecovery.on(context, plan, store, redactor);
    }

    /** What people said and what became of it, on the same context and responses. */
    public CxThemes themes() {
        return CxThemes.on(context, store);
    }

    /**
     * Checks a response and stores it, once however often it is submitted. Identifiers in its words are taken out before the
     * store sees them.
     *
     * @param instrument the instrument that was answered
     * @param response the answers
     */
    public Submission submit(Instrument instrument, Response response) {
        List<Violation> violations = new ResponseCheck(instrument).violations(response);
        if (!violations.isEmpty()) {
            return new Submission.Rejected(violations);
        }
        return context.write(OnConflict.RETRY, session -> {
            Optional<Response> earlier = store.find(session, response.id());
            if (earlier.isPresent()) {
                return new Submission.AlreadyRecorded(earlier.get());
            }
            Response redacted = redactor.redact(response);
            store.add(session, redacted);
            return new Submission.Recorded(redacted);
        });
    }

    /**
     * Submits many responses, for example those of a file: five hundred in a transaction, so that a file that is sent again
     * after a breakdown goes on where it ended.
     */
    public SubmittedBatch submitAll(Instrument instrument, List<Response> responses) {
        SubmittedBatch total = SubmittedBatch.NONE;
        for (int from = 0; from < responses.size(); from += BATCH) {
            List<Response> part = responses.subList(from, Math.min(from + BATCH, responses.size()));
            total = total.plus(
                    context.inTransaction(OnConflict.RETRY, tx -> within(tx).submitted(instrument, part)));
        }
        return total;
    }

    private SubmittedBatch submitted(Instrument instrument, List<Response> part) {
        SubmittedBatch sum = SubmittedBatch.NONE;
        for (Response response : part) {
            sum = sum.plus(SubmittedBatch.of(submit(instrument, response)));
        }
        return sum;
    }

    /** What a person answered, newest first, as a part of the single customer view. */
    public CustomerViewPart viewPart(Instrument... known) {
        return new CxFeedbackView(context, store, List.of(known));
    }

    /** The response with this identifier, if it was recorded. Words whose key was destroyed come back as not answered. */
    public Optional<Response> response(ResponseId id) {
        return context.read(session -> store.find(session, id));
    }

    /** Figures of what was stored, with groups of fewer than five people hidden, and what would give them away. */
    public CxFigures figures() {
        return figures(ReleasePolicy.standard());
    }

    /** Figures of what was stored, with hidden what a policy hides. */
    public CxFigures figures(ReleasePolicy policy) {
        return new CxFigures(context, store, policy);
    }

    /**
     * Scores the responses given in a period; of fewer than five people it is withheld.
     *
     * @param scoreId a score that the instrument defines
     * @throws CxException with code CX-FEEDBACK-0001 if it defines none of this name
     */
    public Score score(Instrument instrument, ScoreId scoreId, ReportingPeriod period) {
        return score(instrument, scoreId, period, Map.of());
    }

    /**
     * Scores the responses given in a period that have all of these dimensions; what would show a small group is withheld.
     *
     * @param scoreId a score that the instrument defines
     * @param dimensions for example {@code channel=web}; empty for all responses
     * @throws CxException with code CX-FEEDBACK-0001 if it defines no such score
     */
    public Score score(Instrument instrument, ScoreId scoreId, ReportingPeriod period, Map<String, String> dimensions) {
        return figures().score(instrument, scoreId, period, dimensions);
    }

    /**
     * The live scores of a question, replayed from the responses given in a period. States of other periods, shards or nodes
     * merge with it.
     *
     * @param question a question with choices of which one is taken
     * @param dimensions at most four, for example service, touchpoint, channel and office; unknown values are ""
     */
    public LiveScores live(
            Instrument instrument, QuestionId question, List<String> dimensions, ReportingPeriod period) {
        Question counted = instrument
                .question(question)
                .orElseThrow(() -> new IllegalArgumentException(
                        "instrument " + instrument.ref() + " has no question " + question));
        return context.read(session -> {
            LiveScores live = LiveScores.of(counted, dimensions);
            store.forEach(session, instrument.id(), period.start(), period.end(), response -> {
                if (response.version().equals(instrument.ref().version())
                        && response.answer(question) instanceof Answer.Chosen chosen) {
                    live.add(new LiveScores.Given(
                            dimensions.stream()
                                    .map(name -> response.dimensions().getOrDefault(name, ""))
                                    .toList(),
                            chosen.code()));
                }
            });
            return live;
        });
    }

    /**
     * The score as a measurement, for example as evidence of a maturity criterion. Its definition is the instrument's with
     * the score's name, in the instrument's version and hash.
     */
    public Measurement measure(Instrument instrument, ScoreId scoreId, ReportingPeriod period) {
        return figures().measure(instrument, scoreId, period);
    }

    /**
     * Observations of responses recorded after a position, for the KPI engine: one for each choice that was made, of kind
     * {@code feedback.answered} with the value {@code code}.
     *
     * @param after {@link Position#START} at first, then the {@code last} of the slice before
     * @param limit how many responses to read, 1 to 1,000
     */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> store.observations(session, after, limit));
    }
}
