package org.cxsdk.consent.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.ConsentHistory;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseDecider;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Vocabularies;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * A world written down in a document: a vocabulary, and what many persons said, in log order. Requests are decided as of
 * their own instant: a statement that was made later is not there yet. So a world can be checked by anybody who has the
 * two documents and docs/consent-states.md.
 *
 * <p>{@code from} and {@code to} of a refusal are not looked at: a refusal has no end. A statement without {@code at} was
 * made before every request.
 */
public final class ReuseWorld {

    private static final DocumentReader<WorldDocument> WORLDS = DocumentReader.forType(WorldDocument.class);
    private static final DocumentReader<RequestsDocument> REQUESTS = DocumentReader.forType(RequestsDocument.class);

    private final ReuseDecider decider;
    private final Map<SubjectId, List<Said>> log;

    private ReuseWorld(Vocabulary vocabulary, Map<SubjectId, List<Said>> log) {
        this.decider = ReuseDecider.of(Vocabularies.of(vocabulary));
        this.log = log;
    }

    /**
     * Reads a world.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static ReuseWorld read(Source source) {
        Loaded<WorldDocument> loaded = WORLDS.read(source);
        WorldDocument document = loaded.document();
        Vocabulary vocabulary = Vocabulary.of(
                "world",
                loaded.sha256(),
                TaxonomyDocument.purposes(loaded, document.purposes()),
                TaxonomyDocument.categories(loaded, document.categories()),
                TaxonomyDocument.recipients(loaded, document.recipients()));
        Map<SubjectId, List<Said>> log = new LogReader(loaded, vocabulary.ref()).read();
        loaded.check();
        return new ReuseWorld(vocabulary, log);
    }

    /**
     * Reads a world and requests, and decides each.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong in either
     */
    public static List<Decided> decide(Source world, Source requests) {
        List<Violation> wrong = new ArrayList<>();
        ReuseWorld read = null;
        try {
            read = read(world);
        } catch (InvalidDocumentException e) {
            wrong.addAll(e.violations());
        }
        RequestsDocument asked = null;
        try {
            asked = requests(requests);
        } catch (InvalidDocumentException e) {
            wrong.addAll(e.violations());
        }
        if (read == null || asked == null) {
            throw new InvalidDocumentException(wrong);
        }
        return read.decide(asked);
    }

    /**
     * Reads requests and decides each.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public List<Decided> decide(Source requests) {
        return decide(requests(requests));
    }

    /** Requests with an identifier of their own each. */
    private static RequestsDocument requests(Source source) {
        Loaded<RequestsDocument> loaded = REQUESTS.read(source);
        List<RequestsDocument.Request> requests = loaded.document().requests();
        Set<String> ids = new HashSet<>();
        for (RequestsDocument.Request request : requests == null ? List.<RequestsDocument.Request>of() : requests) {
            if (request.id() != null && !ids.add(request.id())) {
                loaded.violation(
                        loaded.pathOf(request, "id"),
                        "is the id of an earlier request, too",
                        "Give each request an id of its own, by which its decision is found");
            }
        }
        return loaded.checked();
    }

    private List<Decided> decide(RequestsDocument requests) {
        List<Decided> decided = new ArrayList<>();
        for (RequestsDocument.Request request : requests.requests()) {
            Scope scope = new Scope(request.purpose(), request.category(), request.recipient());
            ConsentHistory history = ConsentHistory.of(request.subject(), asOf(request.subject(), request.at()));
            decided.add(new Decided(
                    request.id(), decider.decide(new ReuseRequest(request.subject(), scope), history, request.at())));
        }
        return decided;
    }

    /** The document {@code reuse.json}: {@code {"decisions":[{"id","outcome","basis","reasons"}…]}}, as requested. */
    public static JsonObject report(List<Decided> decided) {
        return JsonObject.of()
                .put(
                        "decisions",
                        decided.stream()
                                .map(one -> JsonObject.of()
                                        .put("id", one.id())
                                        .put("outcome", one.decision().outcome().code())
                                        .put("basis", basis(one.decision().outcome()))
                                        .put("reasons", codes(one.decision().outcome())))
                                .toList());
    }

    private static @Nullable Long basis(ReuseOutcome outcome) {
        return outcome.<@Nullable Long>fold(
                permit -> seq(permit.basis()), partial -> seq(partial.basis()), needs -> null, deny -> null);
    }

    private static long seq(ReuseOutcome.Basis basis) {
        return Long.parseLong(basis.reference());
    }

    private static List<String> codes(ReuseOutcome outcome) {
        return outcome.reasons().stream().map(ReuseReason::code).toList();
    }

    private List<ConsentFact> asOf(SubjectId subject, Instant now) {
        return log.getOrDefault(subject, List.of()).stream()
                .filter(said -> said.at() == null || !said.at().isAfter(now))
                .map(Said::fact)
                .toList();
    }

    /**
     * A request with its decision.
     *
     * @param id the request's identifier in its document
     * @param decision the decision
     */
    public record Decided(String id, ReuseDecision decision) {}

    /** A fact, and when it was made if that was written. */
    private record Said(ConsentFact fact, @Nullable Instant at) {}

    /** Turns the statements of a document into facts and notes what is wrong between them. */
    private static final class LogReader {
        private static final String STATES = "A grant or refusal has subject, purpose, category and recipient";

        private final Loaded<WorldDocument> loaded;
        private final DefinitionRef vocabulary;
        private final Map<SubjectId, List<Said>> log = new LinkedHashMap<>();
        private final Map<Long, SubjectId> madeBy = new HashMap<>();

        /** Lines that are wrong themselves; what names them is not wrong for that. */
        private final Set<@Nullable Long> broken = new HashSet<>();

        private long revision;

        LogReader(Loaded<WorldDocument> loaded, DefinitionRef vocabulary) {
            this.loaded = loaded;
            this.vocabulary = vocabulary;
        }

        Map<SubjectId, List<Said>> read() {
            List<WorldDocument.Statement> statements = loaded.document().statements();
            @Nullable Long before = null;
            for (WorldDocument.Statement line : statements == null ? List.<WorldDocument.Statement>of() : statements) {
                if (line.seq() == null || line.kind() == null) {
                    broken.add(line.seq());
                    continue;
                }
                if (before != null && line.seq() <= before) {
                    wrong(line, "seq", "is not higher than the seq before it, " + before, "Write the log in its order");
                    continue;
                }
                before = line.seq();
                revision++;
                switch (line.kind()) {
                    case WITHDRAW -> withdrawal(line);
                    case GRANT, REFUSE -> statement(line);
                }
            }
            return log;
        }

        private void withdrawal(WorldDocument.Statement line) {
            if (!present(line, "withdraws", line.withdraws(), "Name the seq of the statement that is withdrawn")) {
                return;
            }
            long named = Objects.requireNonNull(line.withdraws());
            SubjectId subject = madeBy.get(named);
            if (subject == null && broken.contains(named)) {
                return; // what it names is told already
            }
            if (subject == null) {
                wrong(line, "withdraws", "names no earlier grant or refusal", "Name the seq of an earlier statement");
                return;
            }
            if (line.subject() != null && !line.subject().equals(subject)) {
                wrong(line, "withdraws", "is a statement of somebody else", "Name a statement of the same subject");
                return;
            }
            add(subject, line, new ConsentFact.Withdrawn(id(line.seq()), revision, recorded(line), null, id(named)));
        }

        private void statement(WorldDocument.Statement line) {
            boolean complete = Stream.of(
                            present(line, "subject", line.subject(), STATES),
                            present(line, "purpose", line.purpose(), STATES),
                            present(line, "category", line.category(), STATES),
                            present(line, "recipient", line.recipient(), STATES))
                    .allMatch(Boolean::booleanValue);
            if (!complete) {
                broken.add(line.seq());
                return;
            }
            SubjectId subject = Objects.requireNonNull(line.subject());
            madeBy.put(line.seq(), subject);
            Scope scope = new Scope(
                    Objects.requireNonNull(line.purpose()),
                    Objects.requireNonNull(line.category()),
                    Objects.requireNonNull(line.recipient()));
            if (line.kind() == WorldDocument.Kind.REFUSE) {
                add(
                        subject,
                        line,
                        new ConsentFact.Refused(id(line.seq()), revision, recorded(line), null, scope, vocabulary));
                return;
            }
            try {
                Validity validity = new Validity(line.from(), line.to());
                add(
                        subject,
                        line,
                        new ConsentFact.Granted(
                                id(line.seq()),
                                revision,
                                recorded(line),
                                null,
                                scope,
                                validity,
                                ReuseBasis.CONSENT,
                                vocabulary));
            } catch (IllegalArgumentException e) {
                wrong(line, "to", "is not after from", "Write an interval of at least one microsecond");
            }
        }

        private void add(SubjectId subject, WorldDocument.Statement line, ConsentFact fact) {
            log.computeIfAbsent(subject, person -> new ArrayList<>()).add(new Said(fact, line.at()));
        }

        /** What stands there and is of no use was told when it was read. */
        private boolean present(WorldDocument.Statement line, String key, @Nullable Object value, String remedy) {
            if (value == null && !loaded.has(loaded.pathOf(line, key))) {
                wrong(line, key, "is missing", remedy);
            }
            return value != null;
        }

        private void wrong(WorldDocument.Statement line, String key, String rule, String remedy) {
            loaded.violation(loaded.pathOf(line, key), rule, remedy);
        }

        private static StatementId id(long seq) {
            return StatementId.of(Long.toString(seq));
        }

        private static Instant recorded(WorldDocument.Statement line) {
            return Objects.requireNonNullElse(line.at(), Instant.EPOCH);
        }
    }
}
