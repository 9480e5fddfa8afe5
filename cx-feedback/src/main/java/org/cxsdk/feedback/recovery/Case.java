package org.cxsdk.feedback.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A case of service recovery: what happened, in order, and nothing else. Everything that can be asked of a case is computed
 * from its facts, so {@link #asOf} gives the case as it stood at any instant. Immutable.
 *
 * @param id the case
 * @param facts what happened, in order of time; the first opens the case
 */
public record Case(CaseId id, List<CaseFact> facts) {

    public Case {
        Objects.requireNonNull(id, "id");
        facts = List.copyOf(facts);
        if (facts.isEmpty() || !(facts.get(0) instanceof CaseFact.Opened)) {
            throw new IllegalArgumentException("the first fact of case " + id + " must open it");
        }
        for (int i = 1; i < facts.size(); i++) {
            if (facts.get(i).at().isBefore(facts.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "fact " + (i + 1) + " of case " + id + " is before the one before it");
            }
            if (facts.get(i) instanceof CaseFact.Opened) {
                throw new IllegalArgumentException("case " + id + " is opened twice");
            }
        }
    }

    /** How far a case is. */
    public enum Status {
        /** Somebody works on it. */
        OPEN,
        /** Work waits for somebody else. */
        PAUSED,
        /** It is solved; the customer may not know yet. */
        RESOLVED,
        /** It is solved and the customer knows. */
        CLOSED
    }

    /** This case with one more fact. */
    public Case with(CaseFact fact) {
        List<CaseFact> more = new ArrayList<>(facts);
        more.add(fact);
        return new Case(id, more);
    }

    /** The case as it stood at an instant, if it was open by then. */
    public Optional<Case> asOf(Instant at) {
        List<CaseFact> until =
                facts.stream().filter(fact -> !fact.at().isAfter(at)).toList();
        return until.isEmpty() ? Optional.empty() : Optional.of(new Case(id, until));
    }

    /** How it was opened. */
    public CaseFact.Opened opened() {
        return (CaseFact.Opened) facts.get(0);
    }

    /** The last thing that happened. */
    public CaseFact last() {
        return facts.get(facts.size() - 1);
    }

    /** When the next fact happens: facts never go back in time, even if the clocks of two machines differ. */
    public Instant next(Instant now) {
        return now.isBefore(last().at()) ? last().at() : now;
    }

    /** Whose case it is. */
    public SubjectId customer() {
        return opened().customer();
    }

    /** What it is about. */
    public IssueId issue() {
        return opened().issue();
    }

    /** How far it is. */
    public Status status() {
        Status status = Status.OPEN;
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.Paused) {
                status = Status.PAUSED;
            } else if (fact instanceof CaseFact.Resumed || fact instanceof CaseFact.Reopened) {
                status = Status.OPEN;
            } else if (fact instanceof CaseFact.Resolved) {
                status = Status.RESOLVED;
            } else if (fact instanceof CaseFact.Closed) {
                status = Status.CLOSED;
            }
        }
        return status;
    }

    /** Whether nothing is left to be solved. */
    public boolean isSolved() {
        Status status = status();
        return status == Status.RESOLVED || status == Status.CLOSED;
    }

    /** The stage it is in. */
    public int stage() {
        return lastOf(CaseFact.Reopened.class).map(CaseFact.Reopened::stage).orElse(opened().stage());
    }

    /** What is promised now. */
    public ServiceTerms terms() {
        return lastOf(CaseFact.TermsChanged.class)
                .map(CaseFact.TermsChanged::terms)
                .orElse(opened().terms());
    }

    /** The facts of the stage it is in, from the one that began it. */
    public List<CaseFact> inStage() {
        int from = 0;
        for (int i = 0; i < facts.size(); i++) {
            from = facts.get(i) instanceof CaseFact.Reopened ? i : from;
        }
        return facts.subList(from, facts.size());
    }

    /** All facts of one kind, in order. */
    public <F extends CaseFact> List<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last fact of one kind. */
    public <F extends CaseFact> Optional<F> lastOf(Class<F> kind) {
        List<F> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** How it was solved, if it is. */
    public Optional<CaseFact.Resolved> resolution() {
        return isSolved() ? lastOf(CaseFact.Resolved.class) : Optional.empty();
    }

    /** What became of a request to grant a remedy: granted or referred; empty if nobody asked. */
    public Optional<CaseFact> request(GrantId grant) {
        return facts.stream()
                .filter(fact -> fact instanceof CaseFact.RemedyGranted granted
                                && granted.id().equals(grant)
                        || fact instanceof CaseFact.RemedyReferred referred
                                && referred.id().equals(grant))
                .findFirst();
    }

    /**
     * What was decided about a request that was made before; empty if nobody made it.
     *
     * @param amount how much was asked for; null for a remedy without money
     * @throws IllegalArgumentException if the identifier stands for a request of another role, remedy or amount
     */
    public Optional<AuthorityDecision> decided(GrantId grant, RoleId role, RemedyId remedy, @Nullable Money amount) {
        return request(grant).map(made -> {
            AuthorityDecision decision;
            boolean same;
            if (made instanceof CaseFact.RemedyReferred referred) {
                decision = new AuthorityDecision.Referred(referred.needs(), referred.reasons());
                same = referred.role().equals(role)
                        && referred.remedy().equals(remedy)
                        && Objects.equals(referred.amount(), amount);
            } else {
                CaseFact.RemedyGranted granted = (CaseFact.RemedyGranted) made;
                decision = new AuthorityDecision.Granted(granted.rule());
                same = granted.role().equals(role)
                        && granted.remedy().equals(remedy)
                        && Objects.equals(granted.amount(), amount);
            }
            if (!same) {
                throw new IllegalArgumentException("grant " + grant + " of case " + id
                        + " stands for another role, remedy or amount: give each request an identifier of its own");
            }
            return decision;
        });
    }

    /**
     * Whether it was solved at the first contact: by one person, without a pause, a word in between on how things stand, an
     * escalation or a second round. Opening it, by a rule, an import or whoever took the complaint, does not count as contact.
     */
    public boolean isSolvedAtFirstContact() {
        Set<ActorId> people = facts.stream()
                .skip(1)
                .takeWhile(fact -> !(fact instanceof CaseFact.CustomerTold))
                .map(CaseFact::by)
                .collect(Collectors.toSet());
        return isSolved()
                && people.size() == 1
                && all(CaseFact.Paused.class).isEmpty()
                && all(CaseFact.Updated.class).isEmpty()
                && all(CaseFact.Escalated.class).isEmpty()
                && all(CaseFact.Reopened.class).isEmpty();
    }

    /** How long the customer waited, by the clock on the wall, from her words until she heard what became of them. */
    public Optional<Duration> loopClosureTime() {
        Instant solved = null;
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.Resolved) {
                solved = fact.at();
            } else if (fact instanceof CaseFact.CustomerTold && solved != null) {
                return Optional.of(Duration.between(opened().at(), fact.at()));
            }
        }
        return Optional.empty();
    }
}
