package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cxsdk.consent.NaiveReplayer.Asked;
import org.cxsdk.consent.NaiveReplayer.Book;
import org.cxsdk.consent.NaiveReplayer.Law;
import org.cxsdk.consent.NaiveReplayer.Rules;
import org.cxsdk.consent.NaiveReplayer.Said;
import org.cxsdk.consent.NaiveReplayer.Terms;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The decider against a second evaluator, on random vocabularies in several versions, histories and requests. */
class ReuseDeciderAgreementTest {

    private static final SubjectId SUBJECT = SubjectId.of("somebody");
    private static final int REQUESTS = 12;

    @Test
    void decide_agreesWithTheNaiveReplayer_on1000Histories() {
        Map<String, Long> outcomes = agree(1, 1_000);
        assertThat(outcomes)
                .as("every outcome was met often enough to mean something")
                .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(25))
                .containsOnlyKeys("PERMIT", "PARTIAL", "DENY", "NEEDS_CONSENT", "NEEDS_RENEWAL", "NEEDS_PREVIEW");
    }

    @Test
    @Tag("full")
    void decide_agreesWithTheNaiveReplayer_on10000MoreHistories() {
        agree(1_000_000, 10_000);
    }

    private static Map<String, Long> agree(long firstSeed, int seeds) {
        return LongStream.range(firstSeed, firstSeed + seeds)
                .boxed()
                .flatMap(seed -> new Round(seed).play().stream())
                .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
    }

    /** One random vocabulary, history and set of requests. */
    private static final class Round {
        private final long seed;
        private final SplittableRandom random;
        private final List<Book> books = new ArrayList<>();
        private final List<Vocabulary> vocabularies = new ArrayList<>();
        private Rules rules = new Rules(0, List.of(), Set.of(), Set.of(), List.of(), Set.of());
        private List<Notice> notices = List.of();

        Round(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        List<String> play() {
            int versions = 1 + random.nextInt(3);
            for (int version = 0; version < versions; version++) {
                Book book = new Book(words("p", 6), words("c", 7), words("r", 2));
                books.add(book);
                vocabularies.add(Vocabulary.of(
                        "words",
                        "" + version,
                        taxonomy(book.purposes(), PurposeId::of),
                        taxonomy(book.categories(), DataCategoryId::of),
                        taxonomy(book.recipients(), RecipientId::of)));
            }
            rules = rules();
            List<Said> log = log();
            ConsentHistory history =
                    ConsentHistory.of(SUBJECT, log.stream().map(this::fact).toList());
            ReuseDecider decider = ReuseDecider.of(
                    Vocabularies.of(vocabularies.get(versions - 1), vocabularies), ReusePolicy.DEFAULT, reuseRules());
            NaiveReplayer naive = new NaiveReplayer(books, rules);
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                Asked asked =
                        new Asked(word("p", 7), word("c", 8), word("r", 3), random.nextInt(12), random.nextBoolean());
                ReuseDecision decision = decider.decide(
                        new ReuseRequest(
                                SUBJECT,
                                Scope.of(asked.purpose(), asked.category(), asked.recipient()),
                                asked.previewed()),
                        history,
                        at(asked.now()));
                assertThat(plain(decision))
                        .as("seed %d, request %s, log %s, rules %s, words %s", seed, asked, log, rules, books)
                        .isEqualTo(naive.decide(log, asked));
                assertThat(isExplained(decision, history))
                        .as("seed %d, request %s: explanation %s", seed, asked, decision.considered())
                        .isTrue();
                outcomes.add(decision.outcome().code());
            }
            return outcomes;
        }

        /** A graph without cycles: a parent has a lower number. Some words are missing in some versions. */
        private Map<String, List<String>> words(String prefix, int size) {
            Map<String, List<String>> words = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                if (i > 0 && random.nextInt(12) == 0) {
                    continue;
                }
                Set<String> parents = new TreeSet<>();
                for (int p = random.nextInt(3); i > 0 && p > 0; p--) {
                    String parent = prefix + random.nextInt(i);
                    if (words.containsKey(parent)) {
                        parents.add(parent);
                    }
                }
                words.put(prefix + i, List.copyOf(parents));
            }
            return words;
        }

        private List<Said> log() {
            List<Said> log = new ArrayList<>();
            int length = 1 + random.nextInt(12);
            int version = 0;
            for (int seq = 1; seq <= length; seq++) {
                if (version < books.size() - 1 && random.nextInt(6) == 0) {
                    version++;
                }
                int kind = random.nextInt(20);
                if (kind < 4 && seq > 1) {
                    log.add(said(seq, "withdraw", 1 + random.nextInt(seq - 1), version));
                } else if (kind < 7) {
                    log.add(about(seq, "refuse", null, null, version, Terms.NONE));
                } else if (kind == 7) {
                    log.add(about(seq, "restrict", null, null, version, Terms.NONE));
                } else if (kind == 8 && seq > 1) {
                    log.add(said(seq, "lift", 1 + random.nextInt(seq - 1), version));
                } else {
                    Long from = random.nextInt(3) == 0 ? (long) random.nextInt(8) : null;
                    Long to = random.nextInt(2) == 0 ? (from == null ? 2 : from + 1) + random.nextInt(8) : null;
                    log.add(about(seq, "grant", from, to, version, terms()));
                }
            }
            return log;
        }

        private static Said said(long seq, String kind, long names, int version) {
            return new Said(seq, kind, "", "", "", null, null, names, version, Terms.NONE);
        }

        private Said about(long seq, String kind, @Nullable Long from, @Nullable Long to, int version, Terms terms) {
            return new Said(seq, kind, word("p", 6), word("c", 7), word("r", 2), from, to, 0, version, terms);
        }

        private Terms terms() {
            return new Terms(
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    notices.isEmpty() || random.nextInt(4) == 0 ? -1 : random.nextInt(notices.size()),
                    random.nextInt(4),
                    null);
        }

        /** One world in four has none. */
        private Rules rules() {
            if (random.nextInt(4) == 0) {
                return rules;
            }
            List<Law> laws = new ArrayList<>();
            for (int i = random.nextInt(4) == 0 ? 3 : random.nextInt(2); i > 0; i--) {
                Long from = random.nextInt(3) == 0 ? (long) random.nextInt(8) : null;
                Long to = random.nextBoolean() ? (from == null ? 2 : from + 1) + random.nextInt(8) : null;
                laws.add(new Law("law" + i, word("p", 6), word("c", 7), word("r", 2), from, to, random.nextBoolean()));
            }
            List<Optional<Long>> renewals = new ArrayList<>();
            List<Notice> versions = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                boolean material = !versions.isEmpty() && random.nextBoolean();
                long due = random.nextInt(10);
                LocalizedText text = LocalizedText.enAr("version " + i, "النسخة " + i);
                renewals.add(material ? Optional.of(due) : Optional.empty());
                versions.add(
                        material
                                ? Notice.material("notice", "" + versions.size(), text, at(due))
                                : Notice.editorial("notice", "" + versions.size(), text));
            }
            notices = versions;
            return new Rules(
                    random.nextInt(books.size()),
                    laws,
                    random.nextBoolean() ? Set.of(word("c", 7)) : Set.of(),
                    random.nextBoolean() ? Set.of("p" + random.nextInt(2), "p" + (2 + random.nextInt(4))) : Set.of(),
                    renewals,
                    random.nextInt(3) == 0 ? Set.of(1) : Set.of());
        }

        private ReuseRules reuseRules() {
            Rulebook book = Rulebook.of("rules", "1")
                    .with(rules.laws().stream().map(Round::ground).toArray(LegalGround[]::new))
                    .special(rules.special().stream().map(DataCategoryId::of).toArray(DataCategoryId[]::new))
                    .previewed(rules.previews().stream().map(PurposeId::of).toArray(PurposeId[]::new));
            return ReuseRules.NONE
                    .with(book, vocabularies.get(rules.version()).ref())
                    .with(notices)
                    .annulling(rules.annulled().stream()
                            .map(mandate -> RepresentationId.of("m" + mandate))
                            .collect(Collectors.toSet()));
        }

        private static LegalGround ground(Law law) {
            return new LegalGround(
                    GroundId.of(law.name()),
                    law.yields() ? ReuseBasis.PUBLIC_TASK : ReuseBasis.LEGAL_OBLIGATION,
                    Scope.of(law.purpose(), law.category(), law.recipient()),
                    new Validity(instant(law.from()), instant(law.to())),
                    LocalizedText.enAr("Act", "قانون"),
                    law.yields(),
                    null);
        }

        /** Low numbers, which are the broad words, come more often, so that statements cover requests. */
        private String word(String prefix, int size) {
            return prefix + Math.min(random.nextInt(size), random.nextInt(size));
        }

        private ConsentFact fact(Said said) {
            StatementId id = StatementId.of("" + said.seq());
            Instant recorded = at(random.nextInt(12));
            StatementId named = StatementId.of("" + Math.max(1, said.names()));
            if (said.kind().equals("withdraw")) {
                return new ConsentFact.Withdrawn(id, said.seq(), recorded, null, named);
            }
            if (said.kind().equals("lift")) {
                return new ConsentFact.Lifted(id, said.seq(), recorded, null, named);
            }
            Scope scope = Scope.of(said.purpose(), said.category(), said.recipient());
            DefinitionRef shown = vocabularies.get(said.version()).ref();
            return switch (said.kind()) {
                case "refuse" -> new ConsentFact.Refused(id, said.seq(), recorded, null, scope, shown);
                case "restrict" -> new ConsentFact.Restricted(id, said.seq(), recorded, null, scope, shown);
                default ->
                    new ConsentFact.Granted(
                            id,
                            said.seq(),
                            recorded,
                            null,
                            scope,
                            new Validity(instant(said.from()), instant(said.to())),
                            said.terms().request() ? ReuseBasis.EXPLICIT_REQUEST : ReuseBasis.CONSENT,
                            shown,
                            grantTerms(said.terms()),
                            said.terms().mandate() == 0
                                    ? List.of()
                                    : List.of(RepresentationId.of(
                                            "m" + said.terms().mandate())));
            };
        }

        private GrantTerms grantTerms(Terms terms) {
            ShownNotice shown = terms.notice() < 0
                    ? null
                    : new ShownNotice(notices.get(terms.notice()).ref(), "en");
            return new GrantTerms(shown, terms.explicit(), null, false, null, null);
        }

        private static <T> Taxonomy<T> taxonomy(Map<String, List<String>> words, Function<String, T> id) {
            return Taxonomy.of(words.entrySet().stream()
                    .map(word -> new Taxonomy.Concept<>(
                            id.apply(word.getKey()),
                            word.getValue().stream().map(id).toList()))
                    .toList());
        }

        private static @Nullable Instant instant(@Nullable Long micros) {
            return micros == null ? null : at(micros);
        }

        private static Instant at(long micros) {
            return Log.T0.plus(micros, ChronoUnit.MICROS);
        }
    }

    private static NaiveReplayer.Verdict plain(ReuseDecision decision) {
        ReuseOutcome outcome = decision.outcome();
        String basis = outcome.restsOn()
                .map(on -> on instanceof ReuseOutcome.Basis.OfStatement said ? "s" + said.revision() : on.reference())
                .orElse("");
        Set<String> excluded = outcome.<Set<String>>fold(
                permit -> Set.of(),
                partial -> partial.excluded().stream()
                        .map(DataCategoryId::value)
                        .collect(Collectors.toCollection(TreeSet::new)),
                needs -> Set.of(),
                deny -> Set.of());
        Set<String> reasons =
                outcome.reasons().stream().map(ReuseReason::code).collect(Collectors.toCollection(TreeSet::new));
        Instant useBefore = outcome.<Instant>fold(
                ReuseOutcome.Permit::useBefore, ReuseOutcome.Partial::useBefore, needs -> Log.T0, deny -> Log.T0);
        return new NaiveReplayer.Verdict(
                outcome.code(), basis, reasons, excluded, ChronoUnit.MICROS.between(Log.T0, useBefore));
    }

    /** What every explanation must satisfy, whatever the world. */
    private static boolean isExplained(ReuseDecision decision, ConsentHistory history) {
        List<ReuseReason> reasons = decision.outcome().reasons();
        if (reasons.contains(ReuseReason.UNKNOWN_PURPOSE)
                || reasons.contains(ReuseReason.UNKNOWN_CATEGORY)
                || reasons.contains(ReuseReason.BLOCKED)) {
            return decision.considered().isEmpty();
        }
        Set<ReuseDecision.Verdict> verdicts = EnumSet.noneOf(ReuseDecision.Verdict.class);
        decision.considered().forEach(considered -> verdicts.add(considered.verdict()));
        boolean all = decision.considered().stream()
                .map(ReuseDecision.Considered::statement)
                .toList()
                .equals(history.standing().stream()
                        .map(StatementRecord::statement)
                        .toList());
        boolean won = verdicts.contains(ReuseDecision.Verdict.WON);
        boolean limited = verdicts.contains(ReuseDecision.Verdict.LIMITED);
        boolean lost = verdicts.contains(ReuseDecision.Verdict.LOST);
        boolean byLaw = reasons.contains(ReuseReason.LEGAL_GROUND);
        boolean fits = decision.outcome()
                .<Boolean>fold(
                        permit -> (won || byLaw) && !limited,
                        partial -> (won || byLaw)
                                && (!reasons.contains(ReuseReason.PARTLY_REFUSED) || limited)
                                && (!limited
                                        || reasons.contains(ReuseReason.PARTLY_REFUSED)
                                        || reasons.contains(ReuseReason.PARTLY_BLOCKED)),
                        needs -> reasons.contains(ReuseReason.PREVIEW_NEEDED)
                                ? won
                                : !reasons.contains(ReuseReason.NO_STATEMENT) || !won && !lost,
                        deny -> won || lost);
        return all && fits;
    }
}
