package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A second evaluator, written from docs/consent-states.md alone and on purpose naive: plain strings and numbers, paths
 * walked one by one, nothing computed beforehand, nothing shared with the code under test.
 */
final class NaiveReplayer {

    /** One line of a log as somebody would write it on paper; times in microseconds, versions by number. */
    record Said(
            long seq,
            String kind,
            String purpose,
            String category,
            String recipient,
            @Nullable Long from,
            @Nullable Long to,
            long withdraws,
            int version) {}

    record Asked(String purpose, String category, String recipient, long now) {}

    /** {@code until}: the first instant at which a permit no longer holds; 0 if there is none. */
    record Verdict(String outcome, long basis, Set<String> reasons, Set<String> excluded, long until) {}

    /** One version of the words: narrower to broader ones. */
    record Book(
            Map<String, List<String>> purposes,
            Map<String, List<String>> categories,
            Map<String, List<String>> recipients) {}

    private final List<Book> versions;
    private final Book current;

    NaiveReplayer(List<Book> versions) {
        this.versions = versions;
        this.current = versions.get(versions.size() - 1);
    }

    Verdict decide(List<Said> log, Asked asked) {
        Set<String> reasons = new TreeSet<>();
        if (!current.purposes().containsKey(asked.purpose())) {
            reasons.add("UNKNOWN_PURPOSE");
        }
        if (!current.categories().containsKey(asked.category())) {
            reasons.add("UNKNOWN_CATEGORY");
        }
        if (!reasons.isEmpty()) {
            return new Verdict("DENY", 0, reasons, Set.of(), 0);
        }
        boolean anybody = false;
        for (Said said : log) {
            if (isStanding(said, log) && covers(said, asked)) {
                anybody = true;
                if (said.kind().equals("refuse")) {
                    reasons.add("REFUSED");
                }
                if (said.kind().equals("grant") && isWithdrawn(said, log)) {
                    reasons.add("WITHDRAWN");
                }
                if (said.kind().equals("grant") && said.to() != null && asked.now() >= said.to()) {
                    reasons.add("EXPIRED");
                }
                if (said.kind().equals("grant") && said.from() != null && asked.now() < said.from()) {
                    reasons.add("NOT_YET_VALID");
                }
            }
        }
        if (!anybody) {
            return new Verdict("NEEDS_CONSENT", 0, Set.of("NO_STATEMENT"), Set.of(), 0);
        }
        List<Said> winners = winners(log, asked);
        if (winners.isEmpty()) {
            return new Verdict("DENY", 0, reasons, Set.of(), 0);
        }
        Said used = chosen(winners);
        Set<String> why = new TreeSet<>(Set.of("CONSENT_IN_FORCE"));
        if (reasons.contains("REFUSED")) {
            why.add("GRANTED_AFTER_REFUSAL");
        }
        // a permit lives five minutes unless one of the grants that it rests on ends before
        long until = Math.min(asked.now() + 300_000_000L, end(used));
        Set<String> excluded = new TreeSet<>();
        for (String category : current.categories().keySet()) {
            if (category.equals(asked.category()) || !leadsTo(category, asked.category(), current.categories())) {
                continue;
            }
            List<Said> ofPart = winners(log, new Asked(asked.purpose(), category, asked.recipient(), asked.now()));
            if (ofPart.isEmpty()) {
                excluded.add(category);
                why.add(isRefused(log, category, asked) ? "PARTLY_REFUSED" : "PARTLY_NEW");
            } else if (!ofPart.contains(used)) {
                until = Math.min(until, end(chosen(ofPart)));
            }
        }
        return new Verdict(excluded.isEmpty() ? "PERMIT" : "PARTIAL", used.seq(), why, excluded, until);
    }

    private List<Said> winners(List<Said> log, Asked asked) {
        List<Said> winners = new ArrayList<>();
        for (Said grant : log) {
            boolean inForce = grant.kind().equals("grant")
                    && isStanding(grant, log)
                    && !isWithdrawn(grant, log)
                    && (grant.from() == null || grant.from() <= asked.now())
                    && (grant.to() == null || asked.now() < grant.to());
            if (inForce && covers(grant, asked)) {
                boolean beaten = false;
                for (Said refusal : log) {
                    if (refusal.kind().equals("refuse") && isStanding(refusal, log) && covers(refusal, asked)) {
                        boolean later = grant.seq() > refusal.seq();
                        boolean specific = true;
                        for (Book book :
                                List.of(current, versions.get(refusal.version()), versions.get(grant.version()))) {
                            if (liesBelow(asked, refusal, book)
                                    && !liesBelow(
                                            new Asked(grant.purpose(), grant.category(), grant.recipient(), 0),
                                            refusal,
                                            book)) {
                                specific = false;
                            }
                        }
                        if (!(later && specific)) {
                            beaten = true;
                        }
                    }
                }
                if (!beaten) {
                    winners.add(grant);
                }
            }
        }
        return winners;
    }

    private boolean isRefused(List<Said> log, String category, Asked asked) {
        for (Said said : log) {
            if (said.kind().equals("refuse")
                    && isStanding(said, log)
                    && covers(said, new Asked(asked.purpose(), category, asked.recipient(), asked.now()))) {
                return true;
            }
        }
        return false;
    }

    private Said chosen(List<Said> winners) {
        Said best = null;
        for (Said candidate : winners) {
            boolean narrowerExists = false;
            for (Said other : winners) {
                boolean same = other.purpose().equals(candidate.purpose())
                        && other.category().equals(candidate.category())
                        && other.recipient().equals(candidate.recipient());
                if (!same
                        && liesBelow(
                                new Asked(other.purpose(), other.category(), other.recipient(), 0),
                                candidate,
                                current)) {
                    narrowerExists = true;
                }
            }
            if (!narrowerExists) {
                long end = candidate.to() == null ? Long.MAX_VALUE : candidate.to();
                long bestEnd = best == null || best.to() == null ? Long.MAX_VALUE : best.to();
                if (best == null || end < bestEnd || (end == bestEnd && candidate.seq() < best.seq())) {
                    best = candidate;
                }
            }
        }
        if (best == null) {
            throw new AssertionError("an order without a least element");
        }
        return best;
    }

    private static long end(Said grant) {
        return grant.to() == null ? Long.MAX_VALUE : grant.to();
    }

    private boolean covers(Said said, Asked asked) {
        boolean now = liesBelow(asked, said, current);
        boolean then = liesBelow(asked, said, versions.get(said.version()));
        return said.kind().equals("grant") ? now && then : now || then;
    }

    private static boolean isStanding(Said said, List<Said> log) {
        if (said.kind().equals("withdraw")) {
            return false;
        }
        for (Said other : log) {
            if (!other.kind().equals("withdraw")
                    && other.seq() > said.seq()
                    && other.purpose().equals(said.purpose())
                    && other.category().equals(said.category())
                    && other.recipient().equals(said.recipient())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithdrawn(Said said, List<Said> log) {
        for (Said other : log) {
            if (other.kind().equals("withdraw") && other.withdraws() == said.seq()) {
                return true;
            }
        }
        return false;
    }

    private static boolean liesBelow(Asked narrow, Said broad, Book book) {
        return leadsTo(narrow.purpose(), broad.purpose(), book.purposes())
                && leadsTo(narrow.category(), broad.category(), book.categories())
                && leadsTo(narrow.recipient(), broad.recipient(), book.recipients());
    }

    private static boolean leadsTo(String narrow, String broad, Map<String, List<String>> parents) {
        if (narrow.equals(broad)) {
            return true;
        }
        for (String parent : parents.getOrDefault(narrow, List.of())) {
            if (leadsTo(parent, broad, parents)) {
                return true;
            }
        }
        return false;
    }
}
