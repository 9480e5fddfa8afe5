package org.cxsdk.core.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CxCustomersTest {

    private static final ActorId REGISTRAR = ActorId.of("registrar-3");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private final CxContext context = CxContext.inMemory(() -> NOW);
    private final CxCustomers customers = on(context.as(REGISTRAR, "two records of one person"));

    private static CxCustomers on(CxContext context) {
        return CxCustomers.on(context).linkedBy(LinkAuthority.of(Set.of(REGISTRAR)));
    }

    private static SubjectId subject(int number) {
        return SubjectId.of("p-%02d".formatted(number));
    }

    private static CustomerProfile profile(int number) {
        return CustomerProfile.individual(subject(number), Residence.RESIDENT)
                .knownAs(ExternalId.of("agency-" + number, "X-" + number))
                .with(new ProfileAttribute(
                        AttributeName.of("surname"),
                        DataCategoryId.of("name"),
                        number % 3 == 0 ? "Haddad" : "Name " + number,
                        OrganisationId.of("agency-" + number),
                        NOW));
    }

    private Linking link(CxCustomers by, int id, int one, int other) {
        return by.link(LinkId.of("l-" + id), subject(one), subject(other), IdentityLink.Evidence.SAME_IDENTITY_PROVEN);
    }

    private static String answer(Linking linking) {
        return linking.fold(
                done -> done.link().isActive() ? "linked" : "revoked",
                refused -> refused.reason().code());
    }

    @Test
    void link_needsAuthority() {
        customers.keep(profile(1));
        customers.keep(profile(2));

        assertThat(answer(link(on(context), 1, 1, 2))).isEqualTo("NOBODY_ACTS");
        assertThat(answer(link(on(context.as(ActorId.of("clerk"), "why not")), 1, 1, 2)))
                .isEqualTo("NO_AUTHORITY");
        assertThat(answer(link(CxCustomers.on(context.as(REGISTRAR, "x")), 1, 1, 2)))
                .as("by default nobody may")
                .isEqualTo("NO_AUTHORITY");
        assertThat(customers.members(subject(1))).containsExactly(subject(1));

        assertThat(answer(link(customers, 1, 1, 2))).isEqualTo("linked");
        assertThat(answer(link(customers, 1, 2, 1))).as("the same again").isEqualTo("linked");
        assertThat(customers.members(subject(2))).containsExactly(subject(1), subject(2));
        assertThat(answer(on(context).unlink(LinkId.of("l-1"), "x"))).isEqualTo("NOBODY_ACTS");
    }

    @Test
    void link_refusesWhatCannotBeOneCustomer() {
        customers.keep(profile(1));
        customers.keep(CustomerProfile.business(subject(2)));

        assertThat(answer(link(customers, 1, 1, 2))).isEqualTo("DIFFERENT_KINDS");
        assertThat(answer(link(customers, 1, 1, 3))).isEqualTo("UNKNOWN_PROFILE");
        assertThat(answer(customers.unlink(LinkId.of("l-9"), "x"))).isEqualTo("UNKNOWN_LINK");
    }

    @Test
    void unlink_isForGood_andStaysOnRecord() {
        customers.keep(profile(1));
        customers.keep(profile(2));
        link(customers, 1, 1, 2);

        assertThat(answer(customers.unlink(LinkId.of("l-1"), "two brothers"))).isEqualTo("revoked");
        assertThat(answer(link(customers, 1, 1, 2))).isEqualTo("LINK_CHANGED");
        assertThat(customers.members(subject(1))).containsExactly(subject(1));
        assertThat(customers.links(subject(2))).singleElement().satisfies(link -> {
            assertThat(link.by()).isEqualTo(REGISTRAR);
            assertThat(link.revoked().orElseThrow().why()).isEqualTo("two brothers");
        });
    }

    @Test
    void propose_putsAPairBeforeAPerson_andNeverLinksIt() {
        customers.keep(profile(3));
        customers.keep(profile(6));
        customers.keep(profile(7));
        LinkageModel sure =
                new LinkageModel(0.5, List.of(new LinkageModel.Field(AttributeName.of("surname"), 0.99999, 0.00001)));

        assertThat(customers
                        .propose(LinkId.of("a"), subject(6), subject(3), sure, 0.9)
                        .probability())
                .isGreaterThan(0.9999);
        customers.propose(LinkId.of("b"), subject(3), subject(7), sure, 0.9);
        assertThat(customers.members(subject(3))).containsExactly(subject(3));
        assertThat(customers.waiting(Cursor.START, 10).items())
                .extracting(review -> review.id().value())
                .as("the other pair is too weak")
                .containsExactly("a");

        assertThat(answer(on(context).decide(LinkId.of("a"), true))).isEqualTo("NOBODY_ACTS");
        assertThat(answer(customers.decide(LinkId.of("a"), true))).isEqualTo("linked");
        assertThat(customers.members(subject(3))).containsExactly(subject(3), subject(6));
        assertThat(customers.waiting(Cursor.START, 10).items()).isEmpty();
        assertThat(answer(customers.decide(LinkId.of("a"), true))).as("once").isEqualTo("UNKNOWN_LINK");
    }

    @Test
    void decide_mayRejectAPair_whichStaysApart() {
        customers.keep(profile(3));
        customers.keep(profile(6));
        LinkageModel model =
                new LinkageModel(0.5, List.of(new LinkageModel.Field(AttributeName.of("surname"), 0.9, 0.01)));
        customers.propose(LinkId.of("a"), subject(3), subject(6), model, 0.5);

        customers.decide(LinkId.of("a"), false);
        customers.propose(LinkId.of("a"), subject(3), subject(6), model, 0.5);

        assertThat(customers.members(subject(3))).hasSize(1);
        assertThat(customers.waiting(Cursor.START, 10).items())
                .as("what was decided is not asked again")
                .isEmpty();
    }

    @Test
    void sharedDevice_isAHintAndNoProof() {
        ExternalId tablet = ExternalId.of("device", "library-tablet-4");
        customers.keep(profile(1).usedWith(tablet));
        customers.keep(profile(2).usedWith(tablet));

        assertThat(customers.usedWith(tablet)).containsExactly(subject(1), subject(2));
        assertThat(customers.members(subject(1))).containsExactly(subject(1));
        assertThat(customers.byIdentifier(tablet)).isEmpty();
    }

    @Test
    void keep_refusesAnIdentifierThatAnotherProfileHas() {
        customers.keep(profile(1));

        assertThat(customers.byIdentifier(ExternalId.of("agency-1", "X-1"))).contains(subject(1));
        assertThatExceptionOfType(UniqueConflict.class)
                .isThrownBy(() ->
                        customers.keep(CustomerProfile.visitor(subject(2)).knownAs(ExternalId.of("agency-1", "X-1"))));
    }

    private Map<String, String> storedProfiles(int count) {
        Map<String, String> bytes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            DocKey key =
                    new DocKey(context.tenant(), "customer.profile", subject(i).value());
            StoredDoc doc = context.storage()
                    .execute(TxMode.READ, session -> session.load(List.of(key)).get(key));
            bytes.put(key.id(), doc.version() + doc.body().sha256());
        }
        return bytes;
    }

    /** Seeded: merges and splits in any order; the partition is that of the active links, and no profile changes a byte. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void mergeAndSplit_restoreEveryProfileByteForByte(long seed) {
        int count = 12;
        for (int i = 0; i < count; i++) {
            customers.keep(profile(i));
        }
        Map<String, String> before = storedProfiles(count);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, List<Integer>> active = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            int one = random.nextInt(count);
            int other = (one + 1 + random.nextInt(count - 1)) % count;
            link(customers, i, one, other);
            active.put(i, List.of(one, other));
            if (random.nextInt(3) == 0) {
                int gone = random.nextInt(i + 1);
                customers.unlink(LinkId.of("l-" + gone), "seeded");
                active.remove(gone);
            }
        }
        for (int i = 0; i < count; i++) {
            Set<SubjectId> members = customers.members(subject(i));
            assertThat(members).as("seed %d", seed).isEqualTo(reached(i, active.values()));
            for (SubjectId member : members) {
                assertThat(customers.members(member)).as("seed %d", seed).isEqualTo(members);
            }
        }
        assertThat(storedProfiles(count)).as("seed %d", seed).isEqualTo(before);

        for (int i = 0; i < 30; i++) {
            customers.unlink(LinkId.of("l-" + i), "all apart");
        }
        for (int i = 0; i < count; i++) {
            assertThat(customers.members(subject(i))).as("seed %d", seed).containsExactly(subject(i));
            assertThat(customers.profile(subject(i))).as("seed %d", seed).contains(profile(i));
        }
        assertThat(storedProfiles(count)).as("seed %d", seed).isEqualTo(before);
    }

    /** Reached over pairs, naively, again and again until nothing is added. */
    private static Set<SubjectId> reached(int start, Iterable<List<Integer>> pairs) {
        Set<Integer> found = new HashSet<>(Set.of(start));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (List<Integer> pair : pairs) {
                if (found.contains(pair.get(0)) != found.contains(pair.get(1))) {
                    found.addAll(pair);
                    grown = true;
                }
            }
        }
        Set<SubjectId> subjects = new TreeSet<>(IdentityGraph.BY_TEXT);
        found.forEach(number -> subjects.add(subject(number)));
        return subjects;
    }

    /** Seeded: the graph is a function of the set of links, however often and in whatever order they come. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void graph_doesNotDependOnTheOrderOfLinks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<IdentityLink> links = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int one = random.nextInt(20);
            IdentityLink link = new IdentityLink(
                    LinkId.of("l-" + i),
                    subject(one),
                    subject((one + 1 + random.nextInt(19)) % 20),
                    IdentityLink.Evidence.REGISTER,
                    1,
                    REGISTRAR,
                    NOW,
                    null);
            links.add(
                    random.nextInt(4) == 0
                            ? link.revoked(new IdentityLink.Revocation(REGISTRAR, NOW, "seeded"))
                            : link);
        }
        IdentityGraph graph = IdentityGraph.of(links);
        List<IdentityLink> shuffled = new ArrayList<>(links);
        shuffled.addAll(links.subList(0, 10));
        for (int order = 0; order < 10; order++) {
            Collections.shuffle(shuffled, new Random(seed * 17 + order));
            IdentityGraph again = IdentityGraph.of(shuffled);
            for (int i = 0; i < 20; i++) {
                assertThat(again.members(subject(i))).as("seed %d", seed).isEqualTo(graph.members(subject(i)));
                assertThat(graph.canonical(graph.canonical(subject(i))))
                        .as("resolving twice is resolving once")
                        .isEqualTo(graph.canonical(subject(i)));
            }
        }
    }
}
