package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cxsdk.consent.NaiveReplayer.Asked;
import org.cxsdk.consent.NaiveReplayer.Book;
import org.cxsdk.consent.NaiveReplayer.Said;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
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
                .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(100))
                .containsOnlyKeys("PERMIT", "PARTIAL", "DENY", "NEEDS_CONSENT");
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
            List<Said> log = log();
            ConsentHistory history =
                    ConsentHistory.of(SUBJECT, log.stream().map(this::fact).toList());
            ReuseDecider decider = ReuseDecider.of(Vocabularies.of(vocabularies.get(versions - 1), vocabularies));
            NaiveReplayer naive = new NaiveReplayer(books);
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                Asked asked = new Asked(word("p", 7), word("c", 8), word("r", 3), random.nextInt(12));
                ReuseDecision decision = decider.decide(
                        new ReuseRequest(SUBJECT, Scope.of(asked.purpose(), asked.category(), asked.recipient())),
                        history,
                        at(asked.now()));
                assertThat(plain(decision))
                        .as("seed %d, request %s, log %s, words %s", seed, asked, log, books)
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
                int kind = random.nextInt(10);
                if (kind < 2 && seq > 1) {
                    log.add(new Said(seq, "withdraw", "", "", "", null, null, 1 + random.nextInt(seq - 1), version));
                } else if (kind < 4) {
                    log.add(new Said(seq, "refuse", word("p", 6), word("c", 7), word("r", 2), null, null, 0, version));
                } else {
                    Long from = random.nextInt(3) == 0 ? (long) random.nextInt(8) : null;
                    Long to = random.nextInt(2) == 0 ? (from == null ? 2 : from + 1) + random.nextInt(8) : null;
                    log.add(new Said(seq, "grant", word("p", 6), word("c", 7), word("r", 2), from, to, 0, version));
                }
            }
            return log;
        }

        /** Low numbers, which are the broad words, come more often, so that statements cover requests. */
        private String word(String prefix, int size) {
            return prefix + Math.min(random.nextInt(size), random.nextInt(size));
        }

        private ConsentFact fact(Said said) {
            StatementId id = StatementId.of("" + said.seq());
            Instant recorded = at(random.nextInt(12));
            if (said.kind().equals("withdraw")) {
                return new ConsentFact.Withdrawn(id, said.seq(), recorded, null, StatementId.of("" + said.withdraws()));
            }
            Scope scope = Scope.of(said.purpose(), said.category(), said.recipient());
            Vocabulary shown = vocabularies.get(said.version());
            return said.kind().equals("refuse")
                    ? new ConsentFact.Refused(id, said.seq(), recorded, null, scope, shown.ref())
                    : new ConsentFact.Granted(
                            id,
                            said.seq(),
                            recorded,
                            null,
                            scope,
                            new Validity(instant(said.from()), instant(said.to())),
                            ReuseBasis.CONSENT,
                            shown.ref());
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
        long basis = outcome.restsOn()
                .map(on -> ((ReuseOutcome.Basis.OfStatement) on).revision())
                .orElse(0L);
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
        if (reasons.contains(ReuseReason.UNKNOWN_PURPOSE) || reasons.contains(ReuseReason.UNKNOWN_CATEGORY)) {
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
        boolean fits = decision.outcome()
                .<Boolean>fold(
                        permit -> verdicts.contains(ReuseDecision.Verdict.WON)
                                && !verdicts.contains(ReuseDecision.Verdict.LIMITED),
                        partial -> verdicts.contains(ReuseDecision.Verdict.WON)
                                && verdicts.contains(ReuseDecision.Verdict.LIMITED)
                                        == reasons.contains(ReuseReason.PARTLY_REFUSED),
                        needs -> !verdicts.contains(ReuseDecision.Verdict.WON)
                                && !verdicts.contains(ReuseDecision.Verdict.LOST),
                        deny -> verdicts.contains(ReuseDecision.Verdict.WON)
                                || verdicts.contains(ReuseDecision.Verdict.LOST));
        return all && fits;
    }
}
