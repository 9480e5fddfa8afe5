package org.cxsdk.consent;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
            long names,
            int version,
            Terms terms) {}

    /** What stands in a grant besides; the notice by number of its version, -1 for none; the mandate by number, 0 for none. */
    record Terms(
            boolean explicit,
            boolean request,
            int notice,
            int mandate,
            @Nullable Limit limit) {
        static final Terms NONE = new Terms(false, false, -1, 0, null);

        static Terms limitedTo(Limit limit) {
            return new Terms(false, false, -1, 0, limit);
        }
    }

    /**
     * How often a grant may be used: {@code times} in all, in each hour or day of a zone's clock, or in any span of so many
     * microseconds (spacing is once in any such span).
     */
    record Limit(String kind, int times, String zone, long span) {}

    /** A use of the grant with this number: made, or held until an instant. */
    record Use(long grant, long at, @Nullable Long heldUntil) {}

    /** A ground in law; the name says where it stands in the rulebook. */
    record Law(
            String name,
            String purpose,
            String category,
            String recipient,
            @Nullable Long from,
            @Nullable Long to,
            boolean yields) {}

    /**
     * What holds for all.
     *
     * @param version the version of the words that the rulebook was written in
     * @param renewals for each version of the notice from when on the earlier ones must be renewed, if its change is material
     */
    record Rules(
            int version,
            List<Law> laws,
            Set<String> special,
            Set<String> previews,
            List<Optional<Long>> renewals,
            Set<Integer> annulled) {}

    record Asked(String purpose, String category, String recipient, long now, boolean previewed) {
        Asked about(String part) {
            return new Asked(purpose, part, recipient, now, previewed);
        }
    }

    /** {@code until}: the first instant at which a permit no longer holds; 0 if there is none. */
    record Verdict(String outcome, String basis, Set<String> reasons, Set<String> excluded, long until) {}

    /** One version of the words: narrower to broader ones. */
    record Book(
            Map<String, List<String>> purposes,
            Map<String, List<String>> categories,
            Map<String, List<String>> recipients) {}

    private final List<Book> versions;
    private final Book current;
    private final Rules rules;

    NaiveReplayer(List<Book> versions, Rules rules) {
        this.versions = versions;
        this.current = versions.get(versions.size() - 1);
        this.rules = rules;
    }

    /** Step 8 after the others: the grant used allows only so many uses, and all are made or held. */
    Verdict decide(List<Said> log, Asked asked, List<Use> uses) {
        Verdict verdict = decide(log, asked);
        for (Said grant : log) {
            Limit limit = grant.terms().limit();
            if (limit != null
                    && verdict.basis().equals("s" + grant.seq())
                    && isSpent(grant, limit, asked.now(), uses)) {
                return no("DENY", Set.of("QUOTA_SPENT"));
            }
        }
        return verdict;
    }

    private static boolean isSpent(Said grant, Limit limit, long now, List<Use> uses) {
        int counted = 0;
        for (Use use : uses) {
            boolean stands = use.heldUntil() == null || now < use.heldUntil();
            boolean inside =
                    switch (limit.kind()) {
                        case "total" -> true;
                        case "hour", "day" -> label(limit, use.at()).equals(label(limit, now));
                        default -> now - use.at() < limit.span();
                    };
            counted += use.grant() == grant.seq() && stands && inside ? 1 : 0;
        }
        return counted >= limit.times();
    }

    /** The hour or day as the zone's clock writes it; no clock is put back in the time that tests run through. */
    private static String label(Limit limit, long micros) {
        return DateTimeFormatter.ofPattern(limit.kind().equals("hour") ? "uuuu-MM-dd HH" : "uuuu-MM-dd")
                .format(Log.T0.plus(micros, ChronoUnit.MICROS).atZone(ZoneId.of(limit.zone())));
    }

    Verdict decide(List<Said> log, Asked asked) {
        Set<String> unknown = new TreeSet<>();
        if (!current.purposes().containsKey(asked.purpose())) {
            unknown.add("UNKNOWN_PURPOSE");
        }
        if (!current.categories().containsKey(asked.category())) {
            unknown.add("UNKNOWN_CATEGORY");
        }
        if (!unknown.isEmpty()) {
            return no("DENY", unknown);
        }
        if (isBlocked(log, asked)) {
            return no("DENY", Set.of("BLOCKED"));
        }
        Law law = law(log, asked);
        if (law != null) {
            return permit(log, asked, new TreeSet<>(Set.of("LEGAL_GROUND")), law, null);
        }
        List<Said> covering = log.stream()
                .filter(said -> isStanding(said, log) && covers(said, asked))
                .toList();
        if (covering.isEmpty()) {
            return no("NEEDS_CONSENT", Set.of("NO_STATEMENT"));
        }
        boolean refused = covering.stream().anyMatch(said -> said.kind().equals("refuse"));
        List<Said> winners = winners(log, asked);
        if (winners.isEmpty()) {
            return withoutWinner(log, asked, covering, refused);
        }
        Said used = chosen(winners);
        if (used.terms().request()
                && !asked.previewed()
                && rules.previews().stream().anyMatch(root -> leadsTo(asked.purpose(), root, current.purposes()))) {
            return no("NEEDS_PREVIEW", Set.of("PREVIEW_NEEDED"));
        }
        Set<String> why =
                new TreeSet<>(Set.of(used.terms().request() ? "EXPLICIT_REQUEST_IN_FORCE" : "CONSENT_IN_FORCE"));
        if (refused) {
            why.add("GRANTED_AFTER_REFUSAL");
        }
        return permit(log, asked, why, null, used);
    }

    private static Verdict no(String outcome, Set<String> reasons) {
        return new Verdict(outcome, "", reasons, Set.of(), 0);
    }

    private Verdict withoutWinner(List<Said> log, Asked asked, List<Said> covering, boolean refused) {
        Set<String> reasons = new TreeSet<>();
        boolean renewal = false;
        boolean consent = false;
        for (Said said : covering) {
            if (said.kind().equals("grant")) {
                Set<String> lacking = lacking(said, log, asked);
                reasons.addAll(lacking);
                if (!isBeaten(said, log, asked)) {
                    renewal |= lacking.equals(Set.of("RENEWAL_DUE"));
                    consent |= lacking.equals(Set.of("NOT_EXPLICIT"));
                }
            }
        }
        if (renewal) {
            return no("NEEDS_RENEWAL", Set.of("RENEWAL_DUE"));
        }
        if (consent) {
            return no("NEEDS_CONSENT", Set.of("NOT_EXPLICIT"));
        }
        if (refused) {
            reasons.add("REFUSED");
        }
        return no("DENY", reasons);
    }

    /** A permit, of which the parts that would not be permitted by themselves are left out. */
    private Verdict permit(List<Said> log, Asked asked, Set<String> why, @Nullable Law law, @Nullable Said used) {
        // a permit lives five minutes unless something that it rests on ends before
        long until = Math.min(asked.now() + 300_000_000L, law == null ? end(must(used)) : end(law.to()));
        Set<String> excluded = new TreeSet<>();
        for (String category : current.categories().keySet()) {
            if (category.equals(asked.category()) || !leadsTo(category, asked.category(), current.categories())) {
                continue;
            }
            Asked part = asked.about(category);
            if (isBlocked(log, part)) {
                excluded.add(category);
                why.add("PARTLY_BLOCKED");
                continue;
            }
            boolean carried = law == null ? winners(log, part).contains(used) : permits(law, log, part);
            if (carried) {
                continue;
            }
            Law other = law(log, part);
            List<Said> ofPart = winners(log, part);
            if (other != null) {
                until = Math.min(until, end(other.to()));
            } else if (!ofPart.isEmpty()) {
                until = Math.min(until, end(chosen(ofPart)));
            } else {
                excluded.add(category);
                why.add(whyLeftOut(log, part));
            }
        }
        String basis = law == null ? "s" + must(used).seq() : law.name();
        return new Verdict(excluded.isEmpty() ? "PERMIT" : "PARTIAL", basis, why, excluded, until);
    }

    private String whyLeftOut(List<Said> log, Asked part) {
        boolean special = false;
        for (Said said : log) {
            if (isStanding(said, log) && covers(said, part)) {
                if (said.kind().equals("refuse")) {
                    return "PARTLY_REFUSED";
                }
                special |= lacking(said, log, part).equals(Set.of("NOT_EXPLICIT"));
            }
        }
        return special ? "PARTLY_SPECIAL" : "PARTLY_NEW";
    }

    private static Said must(@Nullable Said used) {
        return Objects.requireNonNull(used, "used");
    }

    /** Whether a restriction that nobody lifted covers it, in the words of then or of now. */
    private boolean isBlocked(List<Said> log, Asked asked) {
        for (Said order : log) {
            boolean lifted =
                    log.stream().anyMatch(other -> other.kind().equals("lift") && other.names() == order.seq());
            if (order.kind().equals("restrict") && !lifted && covers(order, asked)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Law law(List<Said> log, Asked asked) {
        List<Law> holding =
                rules.laws().stream().filter(law -> permits(law, log, asked)).toList();
        Law best = null;
        for (Law candidate : holding) {
            boolean narrowerExists = holding.stream()
                    .anyMatch(other ->
                            !sameScope(other, candidate) && liesBelow(scope(other), scope(candidate), current));
            if (narrowerExists) {
                continue;
            }
            if (best == null
                    || end(candidate.to()) < end(best.to())
                    || (end(candidate.to()) == end(best.to())
                            && candidate.name().compareTo(best.name()) < 0)) {
                best = candidate;
            }
        }
        return best;
    }

    private boolean permits(Law law, List<Said> log, Asked asked) {
        boolean now =
                liesBelow(asked, scope(law), current) && liesBelow(asked, scope(law), versions.get(rules.version()));
        boolean inTime = (law.from() == null || law.from() <= asked.now()) && asked.now() < end(law.to());
        boolean objected = log.stream()
                .anyMatch(said -> said.kind().equals("refuse") && isStanding(said, log) && covers(said, asked));
        return now && inTime && !(law.yields() && objected);
    }

    private static boolean sameScope(Law one, Law other) {
        return scope(one).equals(scope(other));
    }

    private static Asked scope(Law law) {
        return new Asked(law.purpose(), law.category(), law.recipient(), 0, false);
    }

    private static Asked scope(Said said) {
        return new Asked(said.purpose(), said.category(), said.recipient(), 0, false);
    }

    /** Everything that a grant which covers it lacks to be in force. */
    private Set<String> lacking(Said grant, List<Said> log, Asked asked) {
        Set<String> lacking = new TreeSet<>();
        if (isWithdrawn(grant, log)) {
            lacking.add("WITHDRAWN");
        }
        if (grant.to() != null && asked.now() >= grant.to()) {
            lacking.add("EXPIRED");
        }
        if (grant.from() != null && asked.now() < grant.from()) {
            lacking.add("NOT_YET_VALID");
        }
        if (asked.now() >= renewal(grant)) {
            lacking.add("RENEWAL_DUE");
        }
        boolean special = rules.special().stream()
                .anyMatch(root -> leadsTo(asked.category(), root, current.categories())
                        || leadsTo(
                                asked.category(),
                                root,
                                versions.get(grant.version()).categories()));
        if (special && !grant.terms().explicit() && !grant.terms().request()) {
            lacking.add("NOT_EXPLICIT");
        }
        if (rules.annulled().contains(grant.terms().mandate())) {
            lacking.add("MANDATE_ANNULLED");
        }
        return lacking;
    }

    private long renewal(Said grant) {
        long first = Long.MAX_VALUE;
        int shown = grant.terms().notice();
        for (int later = shown + 1; shown >= 0 && later < rules.renewals().size(); later++) {
            first = Math.min(first, rules.renewals().get(later).orElse(Long.MAX_VALUE));
        }
        return first;
    }

    private List<Said> winners(List<Said> log, Asked asked) {
        List<Said> winners = new ArrayList<>();
        for (Said grant : log) {
            if (grant.kind().equals("grant")
                    && isStanding(grant, log)
                    && covers(grant, asked)
                    && lacking(grant, log, asked).isEmpty()
                    && !isBeaten(grant, log, asked)) {
                winners.add(grant);
            }
        }
        return winners;
    }

    private boolean isBeaten(Said grant, List<Said> log, Asked asked) {
        for (Said refusal : log) {
            if (refusal.kind().equals("refuse") && isStanding(refusal, log) && covers(refusal, asked)) {
                boolean specific = true;
                for (Book book : List.of(current, versions.get(refusal.version()), versions.get(grant.version()))) {
                    if (liesBelow(asked, scope(refusal), book) && !liesBelow(scope(grant), scope(refusal), book)) {
                        specific = false;
                    }
                }
                if (grant.seq() < refusal.seq() || !specific) {
                    return true;
                }
            }
        }
        return false;
    }

    private Said chosen(List<Said> winners) {
        Said best = null;
        for (Said candidate : winners) {
            boolean narrowerExists = winners.stream()
                    .anyMatch(other -> !scope(other).equals(scope(candidate))
                            && liesBelow(scope(other), scope(candidate), current));
            if (!narrowerExists
                    && (best == null
                            || end(candidate) < end(best)
                            || (end(candidate) == end(best) && candidate.seq() < best.seq()))) {
                best = candidate;
            }
        }
        return must(best);
    }

    /** The first instant at which a grant no longer counts. */
    private long end(Said grant) {
        return Math.min(end(grant.to()), renewal(grant));
    }

    private static long end(@Nullable Long to) {
        return to == null ? Long.MAX_VALUE : to;
    }

    private boolean covers(Said said, Asked asked) {
        boolean now = liesBelow(asked, scope(said), current);
        boolean then = liesBelow(asked, scope(said), versions.get(said.version()));
        return said.kind().equals("grant") ? now && then : now || then;
    }

    private static boolean isStatement(Said said) {
        return said.kind().equals("grant") || said.kind().equals("refuse");
    }

    private static boolean isStanding(Said said, List<Said> log) {
        if (!isStatement(said)) {
            return false;
        }
        for (Said other : log) {
            if (isStatement(other)
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
            if (other.kind().equals("withdraw") && other.names() == said.seq()) {
                return true;
            }
        }
        return false;
    }

    private static boolean liesBelow(Asked narrow, Asked broad, Book book) {
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
