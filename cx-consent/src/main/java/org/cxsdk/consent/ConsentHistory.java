package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Everything one person said, in log order, and the published rule from facts to state (docs/consent-states.md): the
 * latest statement of a scope is the standing one, and a withdrawal marks the statement it names.
 *
 * <p>Immutable and safe for threads; made in time linear in the number of facts.
 */
public final class ConsentHistory {

    private final SubjectId subject;
    private final List<ConsentFact> facts;
    private final List<StatementRecord> statements;
    private final List<StatementRecord> standing;
    private final List<ConsentFact.Restricted> restrictions;
    private final long revision;
    private volatile @Nullable StandingTable table;

    private ConsentHistory(SubjectId subject, List<ConsentFact> facts, long revision) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.facts = List.copyOf(facts);
        requireOrder(this.facts);
        this.revision = revision;
        if (revision < lastRevision(this.facts)) {
            throw new IllegalArgumentException("revision (" + revision + ") must not be below that of the last fact");
        }
        this.statements = replay(this.facts);
        this.standing = statements.stream().filter(StatementRecord::isStanding).toList();
        this.restrictions = restrictions(this.facts);
    }

    /**
     * Returns the history of a person.
     *
     * @param subject whose statements these are
     * @param facts what she said, by ascending revision, each identifier once
     */
    public static ConsentHistory of(SubjectId subject, List<? extends ConsentFact> facts) {
        return new ConsentHistory(subject, List.copyOf(facts), lastRevision(facts));
    }

    /**
     * Returns the history of a person whose log is longer than what is kept of it.
     *
     * @param subject whose statements these are
     * @param facts what is kept of what she said, by ascending revision, each identifier once
     * @param revision last revision of the log, at least that of the last fact
     */
    public static ConsentHistory of(SubjectId subject, List<? extends ConsentFact> facts, long revision) {
        return new ConsentHistory(subject, List.copyOf(facts), revision);
    }

    /** This history with what was said since; {@code revision} is the last one of the log now. */
    ConsentHistory plus(List<? extends ConsentFact> news, long revision) {
        List<ConsentFact> all = new ArrayList<>(facts);
        all.addAll(news);
        return new ConsentHistory(subject, all, revision);
    }

    /** Whose statements these are. */
    public SubjectId subject() {
        return subject;
    }

    /** All facts, oldest first. */
    public List<ConsentFact> facts() {
        return facts;
    }

    /** All statements with what became of them, oldest first. */
    public List<StatementRecord> statements() {
        return statements;
    }

    /** The standing statements, one for each scope, oldest first. */
    public List<StatementRecord> standing() {
        return standing;
    }

    /** The standing statements as numbers of a vocabulary; kept for the vocabulary that was asked for last. */
    StandingTable table(Vocabulary words) {
        StandingTable known = table;
        if (known == null || !known.isIn(words)) {
            known = StandingTable.of(standing, words);
            table = known;
        }
        return known;
    }

    /** What authorities forbid and have not lifted, oldest first. */
    public List<ConsentFact.Restricted> restrictions() {
        return restrictions;
    }

    /** The fact with this identifier, if the person stated it. */
    public Optional<ConsentFact> find(StatementId id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The statement with this identifier and what became of it, if the person made it. */
    public Optional<StatementRecord> statement(StatementId id) {
        return statements.stream()
                .filter(entry -> entry.statement().id().equals(id))
                .findFirst();
    }

    /** Last revision of the log; 0 if the person never said anything. */
    public long revision() {
        return revision;
    }

    @Override
    public String toString() {
        return "ConsentHistory(" + facts.size() + " facts)";
    }

    private static List<StatementRecord> replay(List<ConsentFact> facts) {
        Map<StatementId, ConsentFact.Withdrawn> withdrawals = new HashMap<>();
        Map<Scope, ConsentFact.Statement> latest = new HashMap<>();
        Map<StatementId, ConsentFact.Statement> successors = new HashMap<>();
        Map<StatementId, ConsentFact.Statement> made = new LinkedHashMap<>();
        for (ConsentFact fact : facts) {
            if (fact instanceof ConsentFact.Statement statement) {
                made.put(statement.id(), statement);
                ConsentFact.Statement before = latest.put(statement.scope(), statement);
                if (before != null) {
                    successors.put(before.id(), statement);
                }
            } else if (fact instanceof ConsentFact.Withdrawn withdrawn && made.containsKey(withdrawn.withdraws())) {
                withdrawals.putIfAbsent(withdrawn.withdraws(), withdrawn);
            }
        }
        List<StatementRecord> records = new ArrayList<>();
        made.forEach((id, statement) ->
                records.add(new StatementRecord(statement, withdrawals.get(id), successors.get(id))));
        return List.copyOf(records);
    }

    private static List<ConsentFact.Restricted> restrictions(List<ConsentFact> facts) {
        Map<StatementId, ConsentFact.Restricted> open = new LinkedHashMap<>();
        for (ConsentFact fact : facts) {
            if (fact instanceof ConsentFact.Restricted restricted) {
                open.put(restricted.id(), restricted);
            } else if (fact instanceof ConsentFact.Lifted lifted) {
                open.remove(lifted.lifts());
            }
        }
        return List.copyOf(open.values());
    }

    private static long lastRevision(List<? extends ConsentFact> facts) {
        return facts.isEmpty() ? 0 : facts.get(facts.size() - 1).revision();
    }

    private static void requireOrder(List<ConsentFact> facts) {
        Set<StatementId> ids = new HashSet<>();
        long before = 0;
        for (ConsentFact fact : facts) {
            if (fact.revision() <= before) {
                throw new IllegalArgumentException(
                        "revision " + fact.revision() + " must be higher than the one before it, " + before);
            }
            if (!ids.add(fact.id())) {
                throw new IllegalArgumentException("two facts have the id \"" + fact.id() + "\"");
            }
            before = fact.revision();
        }
    }
}
