package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.NaiveReplayer.Asked;
import org.cxsdk.consent.NaiveReplayer.Book;
import org.cxsdk.consent.NaiveReplayer.Limit;
import org.cxsdk.consent.NaiveReplayer.Rules;
import org.cxsdk.consent.NaiveReplayer.Said;
import org.cxsdk.consent.NaiveReplayer.Terms;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Step 8 of docs/consent-states.md, the uses of limited grants, through the public service against the second evaluator: random
 * grants with all kinds of quota, and random reservations, commits, releases and decisions while the clock goes on.
 */
class QuotaAgreementTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final long HELD = 15 * MINUTE;
    private static final List<String> ZONES = List.of("UTC", "Asia/Kathmandu", "America/New_York");
    private static final Map<String, List<String>> PURPOSES = Map.of("p0", List.of(), "p1", List.of("p0"));
    private static final Map<String, List<String>> CATEGORIES =
            Map.of("c0", List.of(), "c1", List.of("c0"), "c2", List.of("c0"));

    private final AtomicReference<Instant> clock = new AtomicReference<>(Log.T0);
    private final CxConsent consent = CxConsent.on(CxContext.inMemory(clock::get));
    private final NaiveReplayer naive = new NaiveReplayer(
            List.of(new Book(PURPOSES, CATEGORIES, Map.of("r", List.of()))),
            new Rules(0, List.of(), Set.of(), Set.of(), List.of(), Set.of()));

    private int spent;
    private int permitted;

    @Test
    void uses_agreeWithTheNaiveReplayer_on500Histories() {
        agree(1, 500);
    }

    @Test
    @Tag("full")
    void uses_agreeWithTheNaiveReplayer_on10000MoreHistories() {
        agree(1_000_000, 10_000);
    }

    private void agree(long firstSeed, int seeds) {
        Taxonomy.Concept<PurposeId> p0 = Taxonomy.Concept.of(PurposeId.of("p0"));
        Taxonomy.Concept<DataCategoryId> c0 = Taxonomy.Concept.of(DataCategoryId.of("c0"));
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(p0, Taxonomy.Concept.of(PurposeId.of("p1")).under(p0.id()))),
                Taxonomy.of(List.of(
                        c0,
                        Taxonomy.Concept.of(DataCategoryId.of("c1")).under(c0.id()),
                        Taxonomy.Concept.of(DataCategoryId.of("c2")).under(c0.id())))));
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            clock.set(Log.T0);
            new Round(seed).play();
        }
        assertThat(spent).as("often enough nothing was left").isGreaterThan(seeds / 4);
        assertThat(permitted).as("often enough something was").isGreaterThan(seeds);
    }

    /** One person's grants, and what is done with them. */
    private final class Round {
        private final long seed;
        private final SplittableRandom random;
        private final SubjectId subject;
        private final List<Said> log = new ArrayList<>();
        private final List<Held> uses = new ArrayList<>();
        private long now;
        private int keys;

        Round(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.subject = SubjectId.of("s" + seed);
        }

        private record Held(UseKey key, NaiveReplayer.Use use) {}

        void play() {
            for (int seq = 1, grants = 1 + random.nextInt(3); seq <= grants; seq++) {
                grant(seq);
            }
            for (int step = 0; step < 15; step++) {
                now += random.nextInt(5) * 7 * MINUTE;
                clock.set(Log.T0.plus(now, ChronoUnit.MICROS));
                Asked asked = new Asked("p" + random.nextInt(2), "c" + random.nextInt(3), "r", now, false);
                switch (random.nextInt(6)) {
                    case 0 -> decide(asked);
                    case 1 -> release();
                    case 2 -> commit();
                    default -> reserve(asked);
                }
            }
        }

        private void grant(int seq) {
            Limit limit = random.nextInt(5) == 0 ? null : limit();
            Said said = new Said(
                    seq,
                    "grant",
                    "p" + Math.min(random.nextInt(2), random.nextInt(2)),
                    "c" + Math.min(random.nextInt(3), random.nextInt(3)),
                    "r",
                    null,
                    null,
                    0,
                    0,
                    limit == null ? Terms.NONE : Terms.limitedTo(limit));
            log.add(said);
            Grant grant = Grant.of(
                    StatementId.of("" + seq),
                    subject,
                    Scope.of(said.purpose(), said.category(), "r"),
                    Evidence.of("form"));
            consent.grant(limit == null ? grant : grant.limitedTo(quota(limit)));
        }

        private Limit limit() {
            int times = 1 + random.nextInt(3);
            return switch (random.nextInt(5)) {
                case 0 -> new Limit("total", times, "", 0);
                case 1 -> new Limit("hour", times, ZONES.get(random.nextInt(3)), 0);
                case 2 -> new Limit("day", times, ZONES.get(random.nextInt(3)), 0);
                case 3 -> new Limit("sliding", times, "", (1 + random.nextInt(8)) * 7 * MINUTE);
                default -> new Limit("spaced", 1, "", (1 + random.nextInt(8)) * 7 * MINUTE);
            };
        }

        private static Quota quota(Limit limit) {
            return switch (limit.kind()) {
                case "total" -> new Quota.Total(limit.times());
                case "hour" -> new Quota.Calendar(limit.times(), ChronoUnit.HOURS, ZoneId.of(limit.zone()));
                case "day" -> new Quota.Calendar(limit.times(), ChronoUnit.DAYS, ZoneId.of(limit.zone()));
                case "sliding" -> new Quota.Sliding(limit.times(), Duration.of(limit.span(), ChronoUnit.MICROS));
                default -> new Quota.Spaced(Duration.of(limit.span(), ChronoUnit.MICROS));
            };
        }

        private NaiveReplayer.Verdict expected(Asked asked) {
            return naive.decide(log, asked, uses.stream().map(Held::use).toList());
        }

        private ReuseRequest request(Asked asked) {
            return new ReuseRequest(subject, Scope.of(asked.purpose(), asked.category(), asked.recipient()));
        }

        private void decide(Asked asked) {
            NaiveReplayer.Verdict expected = expected(asked);
            ReuseOutcome outcome = consent.decide(request(asked)).outcome();
            assertThat(outcome.code() + outcome.reasons())
                    .as("seed %d, %s, log %s, uses %s", seed, asked, log, uses)
                    .isEqualTo(expected.outcome() + expected.reasons());
        }

        private void reserve(Asked asked) {
            NaiveReplayer.Verdict expected = expected(asked);
            UseKey key = UseKey.of("k" + keys++);
            Reservation reservation =
                    consent.quotas().holding(Duration.ofMinutes(15)).reserve(key, request(asked));
            boolean may =
                    expected.outcome().equals("PERMIT") || expected.outcome().equals("PARTIAL");
            assertThat(reservation.mayUse())
                    .as("seed %d, %s, log %s, uses %s", seed, asked, log, uses)
                    .isEqualTo(may);
            spent += reservation.state() == Reservation.State.SPENT ? 1 : 0;
            permitted += may ? 1 : 0;
            if (reservation.state() == Reservation.State.RESERVED) {
                long grant = Long.parseLong(expected.basis().substring(1));
                uses.add(new Held(key, new NaiveReplayer.Use(grant, now, now + HELD)));
                // the same key again costs nothing
                assertThat(consent.quotas()
                                .holding(Duration.ofMinutes(15))
                                .reserve(key, request(asked))
                                .mayUse())
                        .isTrue();
            }
        }

        private void commit() {
            int at = held();
            if (at < 0) {
                return;
            }
            Held held = uses.get(at);
            boolean stands = now < held.use().heldUntil();
            assertThat(consent.quotas()
                            .commit(
                                    held.key(),
                                    subject,
                                    StatementId.of("" + held.use().grant())))
                    .as("seed %d, uses %s", seed, uses)
                    .isEqualTo(stands);
            if (stands) {
                uses.set(
                        at,
                        new Held(
                                held.key(),
                                new NaiveReplayer.Use(
                                        held.use().grant(), held.use().at(), null)));
            }
        }

        private void release() {
            int at = held();
            if (at >= 0) {
                Held held = uses.remove(at);
                consent.quotas()
                        .release(
                                held.key(),
                                subject,
                                StatementId.of("" + held.use().grant()));
            }
        }

        /** Some use that was not committed, run out or not; -1 if there is none. */
        private int held() {
            for (int i = uses.isEmpty() ? -1 : random.nextInt(uses.size()); i >= 0; i--) {
                if (uses.get(i).use().heldUntil() != null) {
                    return i;
                }
            }
            return -1;
        }
    }
}
