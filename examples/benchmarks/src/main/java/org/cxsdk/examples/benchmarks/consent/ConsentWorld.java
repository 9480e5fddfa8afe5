package org.cxsdk.examples.benchmarks.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.ConsentHistory;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;

/**
 * A random world: ten statements a person, one in twenty a refusal, said after the grants; a purpose tree of 41 nodes and a
 * category tree of 51 nodes, three levels each; 50 recipients; each grant valid for a time. Half of the requests are made for
 * something that lies below a grant. Refusals come last, so "a refusal beats" and "deny overrides" give the same verdicts.
 */
final class ConsentWorld {

    static final int STATEMENTS = 10;
    static final int RECIPIENTS = 50;
    static final long DAY = 86_400;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** One statement as everybody reads it; times in seconds of the year. */
    record Line(boolean refusal, int purpose, int category, int recipient, long from, long to) {}

    /** One question. */
    record Asked(int person, int purpose, int category, int recipient, long at) {}

    final Tree purposes = new Tree("p", 4, 9);
    final Tree categories = new Tree("c", 5, 9);
    final List<List<Line>> persons = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();

    private final List<PurposeId> purposeIds = IntStream.range(0, purposes.parents.length)
            .mapToObj(node -> PurposeId.of(purposes.name(node)))
            .toList();
    private final List<DataCategoryId> categoryIds = IntStream.range(0, categories.parents.length)
            .mapToObj(node -> DataCategoryId.of(categories.name(node)))
            .toList();
    private final List<RecipientId> recipientIds = IntStream.range(0, RECIPIENTS)
            .mapToObj(recipient -> RecipientId.of("r" + recipient))
            .toList();

    ConsentWorld(int grants, int requests, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int person = 0; person < grants / STATEMENTS; person++) {
            persons.add(lines(random));
        }
        for (int i = 0; i < requests; i++) {
            asked.add(question(random));
        }
    }

    /** A root, so many children of it, and so many children of each of those. */
    static final class Tree {
        final String prefix;
        final int[] parents;

        Tree(String prefix, int children, int grandchildren) {
            this.prefix = prefix;
            this.parents = new int[1 + children + children * grandchildren];
            parents[0] = -1;
            for (int node = 1; node < parents.length; node++) {
                parents[node] = node <= children ? 0 : 1 + (node - children - 1) / grandchildren;
            }
        }

        String name(int node) {
            return prefix + node;
        }

        boolean covers(int broad, int narrow) {
            for (int node = narrow; node >= 0; node = parents[node]) {
                if (node == broad) {
                    return true;
                }
            }
            return false;
        }

        /** A leaf at or below a node. */
        int leafBelow(int node, SplittableRandom random) {
            List<Integer> below = new ArrayList<>();
            for (int leaf = 0; leaf < parents.length; leaf++) {
                if (isLeaf(leaf) && covers(node, leaf)) {
                    below.add(leaf);
                }
            }
            return below.get(random.nextInt(below.size()));
        }

        private boolean isLeaf(int node) {
            for (int parent : parents) {
                if (parent == node) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<Line> lines(SplittableRandom random) {
        List<Line> lines = new ArrayList<>();
        Set<List<Integer>> scopes = new HashSet<>();
        int refusals = 0;
        while (lines.size() < STATEMENTS) {
            boolean refusal = random.nextInt(20) == 0;
            int purpose = 1 + random.nextInt(purposes.parents.length - 1);
            int category = 1 + random.nextInt(categories.parents.length - 1);
            int recipient = random.nextInt(RECIPIENTS);
            if (!scopes.add(List.of(purpose, category, recipient))) {
                continue;
            }
            long from = random.nextInt(300) * DAY;
            Line line = new Line(refusal, purpose, category, recipient, from, from + (1 + random.nextInt(200)) * DAY);
            lines.add(refusal ? lines.size() : lines.size() - refusals, line);
            refusals += refusal ? 1 : 0;
        }
        return lines;
    }

    private Asked question(SplittableRandom random) {
        int person = random.nextInt(persons.size());
        if (random.nextBoolean()) {
            Line line = persons.get(person).get(random.nextInt(STATEMENTS));
            return new Asked(
                    person,
                    purposes.leafBelow(line.purpose(), random),
                    categories.leafBelow(line.category(), random),
                    line.recipient(),
                    line.from() + random.nextLong(line.to() - line.from()));
        }
        return new Asked(
                person,
                purposes.leafBelow(0, random),
                categories.leafBelow(0, random),
                random.nextInt(RECIPIENTS),
                random.nextInt(365) * DAY);
    }

    /** The verdict by walking every line. */
    boolean naive(Asked question) {
        boolean granted = false;
        for (Line line : persons.get(question.person())) {
            boolean covers = purposes.covers(line.purpose(), question.purpose())
                    && categories.covers(line.category(), question.category())
                    && line.recipient() == question.recipient();
            if (covers && line.refusal()) {
                return false;
            }
            granted |= covers && line.from() <= question.at() && question.at() < line.to();
        }
        return granted;
    }

    Vocabulary vocabulary() {
        List<Taxonomy.Concept<PurposeId>> purposeConcepts = new ArrayList<>();
        for (int node = 0; node < purposes.parents.length; node++) {
            Taxonomy.Concept<PurposeId> concept = Taxonomy.Concept.of(purposeIds.get(node));
            purposeConcepts.add(node == 0 ? concept : concept.under(purposeIds.get(purposes.parents[node])));
        }
        List<Taxonomy.Concept<DataCategoryId>> categoryConcepts = new ArrayList<>();
        for (int node = 0; node < categories.parents.length; node++) {
            Taxonomy.Concept<DataCategoryId> concept = Taxonomy.Concept.of(categoryIds.get(node));
            categoryConcepts.add(node == 0 ? concept : concept.under(categoryIds.get(categories.parents[node])));
        }
        List<Taxonomy.Concept<RecipientId>> recipientConcepts = new ArrayList<>();
        for (int recipient = 0; recipient < RECIPIENTS; recipient++) {
            recipientConcepts.add(Taxonomy.Concept.of(recipientIds.get(recipient)));
        }
        return Vocabulary.of(
                "bench",
                "1",
                Taxonomy.of(purposeConcepts),
                Taxonomy.of(categoryConcepts),
                Taxonomy.of(recipientConcepts));
    }

    Map<SubjectId, ConsentHistory> histories(Vocabulary words) {
        Map<SubjectId, ConsentHistory> histories = new HashMap<>();
        for (int person = 0; person < persons.size(); person++) {
            List<ConsentFact> facts = new ArrayList<>();
            for (Line line : persons.get(person)) {
                long revision = facts.size() + 1L;
                StatementId id = StatementId.of("s" + revision);
                Scope scope = scope(line.purpose(), line.category(), line.recipient());
                facts.add(
                        line.refusal()
                                ? new ConsentFact.Refused(id, revision, START, null, scope, words.ref())
                                : new ConsentFact.Granted(
                                        id,
                                        revision,
                                        START,
                                        null,
                                        scope,
                                        Validity.between(at(line.from()), at(line.to())),
                                        ReuseBasis.CONSENT,
                                        words.ref()));
            }
            SubjectId subject = subject(person);
            histories.put(subject, ConsentHistory.of(subject, facts));
        }
        return histories;
    }

    /** A request with an identifier of the person of its own, as it comes from outside. */
    ReuseRequest request(Asked question) {
        return new ReuseRequest(
                subject(question.person()), scope(question.purpose(), question.category(), question.recipient()));
    }

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** The store hands out the vocabulary's own identifiers; so does this world. */
    private Scope scope(int purpose, int category, int recipient) {
        return new Scope(purposeIds.get(purpose), categoryIds.get(category), recipientIds.get(recipient));
    }

    static SubjectId subject(int person) {
        return SubjectId.of("person-" + person);
    }
}
