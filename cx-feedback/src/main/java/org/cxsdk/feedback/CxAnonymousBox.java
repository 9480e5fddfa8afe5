package org.cxsdk.feedback;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.intake.AnonymityTerms;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseCheck;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.jspecify.annotations.Nullable;

/**
 * A ballot box for answers that nobody can lead back to a person, not even somebody who reads every table. Answers wait in
 * memory, without pseudonym; {@link #release} stores those that are at least {@link AnonymityTerms#least()} with the same day
 * and dimensions, shuffled, under new random identifiers, in a transaction of their own, without author, with no instant but the
 * day. What was not stored anonymously cannot become anonymous later, and what was cannot become known: there is nothing that
 * could be switched back.
 *
 * <p>The price: what waits is lost if the process ends without {@link #close}, and of a double click only what is sent again
 * to the same box is known. Safe for use by many threads.
 */
public final class CxAnonymousBox {

    private final CxContext context;
    private final Instrument instrument;
    private final AnonymityTerms terms;
    private final ResponseStore store;
    private final Redactor redactor;
    private final Random random;

    private final Set<ResponseId> seen = new HashSet<>();
    private final List<Response> waiting = new ArrayList<>();

    private CxAnonymousBox(
            CxContext context,
            Instrument instrument,
            AnonymityTerms terms,
            ResponseStore store,
            Redactor redactor,
            Random random) {
        this.context = Objects.requireNonNull(context, "context");
        this.instrument = Objects.requireNonNull(instrument, "instrument");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.store = Objects.requireNonNull(store, "store");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
        this.random = random;
        if (context.isJoined()) {
            throw new IllegalArgumentException("anonymous answers are stored in transactions of their own");
        }
    }

    /** Opens a box for answers to an instrument, kept in the context's storage. */
    public static CxAnonymousBox on(CxContext context, Instrument instrument, AnonymityTerms terms) {
        return on(context, instrument, terms, new StorageResponseStore());
    }

    /** Opens a box, with answers kept in a store of the agency's own. */
    public static CxAnonymousBox on(
            CxContext context, Instrument instrument, AnonymityTerms terms, ResponseStore store) {
        return new CxAnonymousBox(context, instrument, terms, store, Redactor.all(), new SecureRandom());
    }

    static CxAnonymousBox on(CxContext context, Instrument instrument, AnonymityTerms terms, Random random) {
        return new CxAnonymousBox(context, instrument, terms, new StorageResponseStore(), Redactor.all(), random);
    }

    /** A box like this one, and empty, that takes other identifiers out of words. */
    public CxAnonymousBox redacting(Redactor other) {
        return new CxAnonymousBox(context, instrument, terms, store, other, random);
    }

    /** Which instrument it takes answers to. */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * Takes an answer. Its identifier only tells a double click from a second answer, and its respondent is not looked at.
     *
     * @return everything that is wrong with it; empty if it was taken
     */
    public List<Violation> drop(Response response) {
        List<Violation> violations = new ResponseCheck(instrument).violations(response);
        if (!violations.isEmpty()) {
            return violations;
        }
        Response redacted = redactor.redact(response);
        synchronized (this) {
            if (seen.add(response.id())) {
                waiting.add(nameless(redacted, terms.cut(response.answeredAt()), terms.kept(response.dimensions())));
            }
        }
        return List.of();
    }

    /** How many answers wait for others like them. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Stores the answers of which enough with the same day and dimensions wait, and returns them as they were stored. */
    public synchronized List<Response> release() {
        Map<String, List<Response>> alike = new TreeMap<>();
        for (Response response : waiting) {
            alike.computeIfAbsent(response.answeredAt() + " " + response.dimensions(), key -> new ArrayList<>())
                    .add(response);
        }
        List<Response> released = new ArrayList<>();
        for (List<Response> batch : alike.values()) {
            if (batch.size() >= terms.least()) {
                released.addAll(store(batch, null));
            }
        }
        return List.copyOf(released);
    }

    /**
     * What became of the last answers.
     *
     * @param stored those that were stored
     * @param lost how many were too few to be stored, even without dimensions
     */
    public record Closing(List<Response> stored, int lost) {
        public Closing {
            stored = List.copyOf(stored);
        }
    }

    /**
     * Stores what can be stored: first as {@link #release} does, then those that are left without their dimensions and as
     * of the day of the last, if they are enough together. Fewer are not stored and are lost. The box is empty afterwards.
     */
    public synchronized Closing close() {
        List<Response> stored = new ArrayList<>(release());
        int left = waiting.size();
        if (left >= terms.least()) {
            Instant last =
                    Collections.max(waiting.stream().map(Response::answeredAt).toList());
            stored.addAll(store(List.copyOf(waiting), last));
            left = 0;
        }
        waiting.clear();
        seen.clear();
        return new Closing(stored, left);
    }

    /**
     * One batch: shuffled and stored; it leaves the box once it is. If it was stored before and only the answer of the storage
     * got lost, it is not stored again: the identifiers are those that it was given in the box.
     */
    private List<Response> store(Collection<Response> batch, @Nullable Instant day) {
        List<Response> shuffled = new ArrayList<>();
        for (Response response : batch) {
            shuffled.add(day == null ? response : response.answeredAt(day).in(Map.of()));
        }
        Collections.shuffle(shuffled, random);
        Instant today = context.now().truncatedTo(ChronoUnit.DAYS);
        Instant recorded =
                today.isBefore(shuffled.get(0).answeredAt()) ? shuffled.get(0).answeredAt() : today;
        context.write(session -> {
            List<Response> missing = shuffled.stream()
                    .filter(response -> store.find(session, response.id()).isEmpty())
                    .toList();
            if (!missing.isEmpty()) {
                store.addAnonymous(session, missing, recorded);
            }
            return missing;
        });
        waiting.removeAll(batch);
        return shuffled;
    }

    /** The answers alone, under identifiers that were never seen before. */
    private Response nameless(Response response, Instant day, Map<String, String> dimensions) {
        return new Response(
                ResponseId.of(random("r")),
                response.instrument(),
                response.version(),
                day,
                SubjectId.of(random("nobody")),
                response.answers(),
                dimensions);
    }

    private String random(String prefix) {
        return prefix + "-" + new UUID(random.nextLong(), random.nextLong());
    }
}
