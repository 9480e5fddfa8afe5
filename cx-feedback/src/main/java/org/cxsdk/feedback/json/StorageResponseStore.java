package org.cxsdk.feedback.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.PublishedFact;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.ResponseForms.KeptResponse;
import org.cxsdk.feedback.json.ResponseForms.Words;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;

/**
 * Responses as documents, indexed by instrument and time, and as facts of one journal stream for each instrument. The
 * journal holds codes and never words.
 */
public final class StorageResponseStore implements ResponseStore {

    private static final String BY_TIME = "by-instrument-and-time";
    private static final String BY_RESPONDENT = "by-respondent-and-time";

    private static final DocumentKind<KeptResponse> RESPONSES = DocumentKind.of(
            "feedback.response",
            ResponseForms.RESPONSE,
            kept -> List.of(
                    IndexTuple.of(
                            BY_TIME,
                            IndexValue.of(kept.response().instrument().value()),
                            IndexValue.of(kept.response().answeredAt())),
                    IndexTuple.of(
                            BY_RESPONDENT,
                            IndexValue.of(kept.response().respondent().value()),
                            IndexValue.of(kept.response().answeredAt()))));

    private static final StreamKind<KeptResponse> JOURNAL = StreamKind.<KeptResponse>of("feedback.responses")
            .with("recorded", KeptResponse.class, ResponseForms.RESPONSE);

    private static final String WORDS_FIELD = "words";

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageResponseStore() {}

    @Override
    public Optional<Response> find(CxSession session, ResponseId id) {
        return session.load(RESPONSES, id.value()).map(stored -> withWords(session, stored));
    }

    @Override
    public void add(CxSession session, Response response) {
        session.append(
                JOURNAL,
                response.instrument().value(),
                ExpectedRevision.any(),
                written(session, RESPONSES, response, session.now()));
    }

    @Override
    public void addAnonymous(CxSession session, List<Response> batch, Instant day) {
        Map<String, List<Fact<KeptResponse>>> facts = new TreeMap<>();
        for (Response response : batch) {
            facts.computeIfAbsent(response.instrument().value(), id -> new ArrayList<>())
                    .add(written(session, RESPONSES.unattributed(), response, day));
        }
        facts.forEach((stream, some) -> session.append(JOURNAL.unattributed(), stream, ExpectedRevision.any(), some));
    }

    private static Fact<KeptResponse> written(
            CxSession session, DocumentKind<KeptResponse> kind, Response response, Instant recorded) {
        Map<QuestionId, String> texts = new LinkedHashMap<>();
        Map<QuestionId, Answer> clear = new LinkedHashMap<>();
        response.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Written written) {
                texts.put(question, written.text());
                clear.put(question, Answer.notAnswered());
            } else {
                clear.put(question, answer);
            }
        });
        Response codes = response.with(clear);
        String id = response.id().value();
        Sealed words = texts.isEmpty()
                ? null
                : session.seal(
                        response.respondent(), RESPONSES.place(id, WORDS_FIELD), ResponseForms.WORDS, new Words(texts));
        session.write(kind, id, Expected.absent(), new KeptResponse(codes, words, recorded));
        return new Fact<>(id, response.answeredAt(), new KeptResponse(codes, null, recorded));
    }

    @Override
    public List<Response> ofRespondent(CxSession session, SubjectId respondent, int limit) {
        List<Stored<KeptResponse>> newestFirst = Walk.all(
                session, RESPONSES, session.query(RESPONSES, BY_RESPONDENT).equal(respondent.value()));
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .limit(limit)
                .map(stored -> withWords(session, stored))
                .toList();
    }

    @Override
    public void forEach(
            CxSession session, InstrumentId instrument, Instant from, Instant before, Consumer<Response> action) {
        DocQuery query = session.query(RESPONSES, BY_TIME)
                .equal(instrument.value())
                .from(IndexValue.of(from))
                .before(IndexValue.of(before));
        Walk.each(
                session,
                RESPONSES,
                query,
                stored -> action.accept(stored.value().response()));
    }

    @Override
    public Slice<Observation, Position> observations(CxSession session, Position after, int limit) {
        Slice<PublishedFact<KeptResponse>, Position> slice = session.readAll(JOURNAL, after, limit);
        return new Slice<>(
                slice.items().stream()
                        .flatMap(published -> observations(published.fact().value()).stream())
                        .toList(),
                slice.last(),
                slice.more());
    }

    private static List<Observation> observations(KeptResponse kept) {
        Response response = kept.response();
        List<Observation> observations = new ArrayList<>();
        response.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Chosen chosen) {
                Observation.Builder observation = Observation.builder(
                                ObservationId.of(response.id() + "/" + question),
                                "feedback.answered",
                                response.answeredAt())
                        .recorded(kept.recorded())
                        .source("feedback.response")
                        .subject(response.respondent())
                        .dimension("instrument", response.instrument().value())
                        .dimension("question", question.value())
                        .value("code", chosen.code());
                response.dimensions().forEach(observation::dimension);
                observations.add(observation.build());
            }
        });
        return List.copyOf(observations);
    }

    private static Response withWords(CxSession session, Stored<KeptResponse> stored) {
        KeptResponse kept = stored.value();
        Sealed words = kept.words();
        if (words == null) {
            return kept.response();
        }
        Map<QuestionId, Answer> answers = new LinkedHashMap<>(kept.response().answers());
        session.open(words, RESPONSES.place(stored.id(), WORDS_FIELD), ResponseForms.WORDS)
                .content()
                .ifPresent(
                        content -> content.texts().forEach((question, text) -> answers.put(question, Answer.of(text))));
        return kept.response().with(answers);
    }
}
