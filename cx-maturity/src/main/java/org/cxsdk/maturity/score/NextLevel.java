package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Which is the smallest set of criteria that must improve for the next level?
 *
 * <p>A set is enough if the whole, scored anew with the best answers to just these criteria, is on the next level; gates and
 * weights are thus the scorer's own. A criterion is needed in any case if the best answers to all the others are not enough;
 * if those that are needed are enough together, their set is the only smallest one. Otherwise sets of the others are added by
 * size, the likely ones first, cut where even everything that is left would not do. In the end each answer is lowered, in
 * the model's order, to the least that still is enough.
 *
 * <p>The proof holds for models in which a better answer lowers nothing (no tables, no conditions that ask for less); for
 * others a set is found and is not called minimal. Likewise if {@value #MOST_SCORINGS} scorings do not settle it: the set is
 * then one from which nothing can be left out. What is not applicable stays so; criteria with several answers are not touched.
 * Pure; as many scorings as there are criteria where gates ask for each of them.
 */
public final class NextLevel {

    /** Enough for a mean over a dozen criteria; some seconds on one core. */
    static final int MOST_SCORINGS = 5_000;

    private final Scorer scorer;
    private final MaturityModel model;
    private final boolean monotone;

    private NextLevel(Scorer scorer) {
        this.scorer = scorer;
        this.model = scorer.model();
        this.monotone = Monotone.is(model);
    }

    /** The question for assessments by this scorer's model, on its day. */
    public static NextLevel of(Scorer scorer) {
        return new NextLevel(scorer);
    }

    /**
     * The way to the next level of the whole.
     *
     * @param assessment one that the scorer takes
     * @return empty at the top, without a level, and where no answers would reach the next level
     */
    public Optional<Advance> from(Assessment assessment) {
        NodeResult now = scorer.supposing(assessment, Map.of());
        return now.limit().flatMap(limit -> new Search(assessment, limit.level(), now).run());
    }

    /** One search. */
    private final class Search {

        private final Assessment assessment;
        private final int target;
        private final Map<NodeId, List<String>> better = new LinkedHashMap<>();
        private int scorings = 1;

        Search(Assessment assessment, int target, NodeResult now) {
            this.assessment = assessment;
            this.target = target;
            collect(now);
        }

        /** Every criterion that could be better, with the answers that would be, worst first. */
        private void collect(NodeResult node) {
            if (model.node(node.node()) instanceof Criterion criterion) {
                boolean outOfScope = node.score().fold(score -> false, Absence::outOfScope);
                boolean several = node.inputs().stream()
                                .filter(Input.OfAnswer.class::isInstance)
                                .count()
                        > 1;
                if (!outOfScope && node.context().isEmpty() && !several) {
                    Rational score = least(node);
                    List<String> answers = PossibleAnswers.of(criterion, model.range()).stream()
                            .filter(possible ->
                                    score == null || possible.score().compareTo(score) > 0)
                            .map(PossibleAnswers.Possible::answer)
                            .toList();
                    if (!answers.isEmpty()) {
                        better.putIfAbsent(criterion.id(), answers);
                    }
                }
            }
            for (Input input : node.inputs()) {
                if (input instanceof Input.OfNode below) {
                    collect(below.result());
                }
            }
        }

        /** Its score, or that of its weakest face; null if there is none yet. */
        private @Nullable Rational least(NodeResult node) {
            Rational least = node.value().orElse(null);
            for (Input input : node.inputs()) {
                if (input instanceof Input.OfFace face && !face.score().fold(s -> false, Absence::outOfScope)) {
                    Rational score = face.result().value().orElse(null);
                    if (score == null) {
                        return null;
                    }
                    least = least == null || score.compareTo(least) < 0 ? score : least;
                }
            }
            return least;
        }

        Optional<Advance> run() {
            List<NodeId> all = List.copyOf(better.keySet());
            if (!reaches(best(all))) {
                return Optional.empty();
            }
            List<NodeId> needed =
                    all.stream().filter(id -> !reaches(best(without(all, id)))).toList();
            if (reaches(best(needed))) {
                return Optional.of(advance(needed, monotone, needed.size()));
            }
            List<NodeId> others = new ArrayList<>(all);
            others.removeAll(needed);
            others.sort(Comparator.comparing((NodeId id) -> gain(needed, id)).reversed());
            for (int size = 1; size <= others.size() && scorings < MOST_SCORINGS; size++) {
                List<NodeId> found = search(needed, others, 0, size);
                if (found != null) {
                    boolean settled = scorings < MOST_SCORINGS;
                    int atLeast = settled && monotone ? found.size() : needed.size() + 1;
                    return Optional.of(advance(found, settled && monotone, atLeast));
                }
            }
            return Optional.of(advance(irreducible(all, needed), false, needed.size() + 1));
        }

        /** The first set of this many more that is enough; null if there is none, or the scorings ran out. */
        private @Nullable List<NodeId> search(List<NodeId> chosen, List<NodeId> others, int from, int more) {
            if (more == 0) {
                return reaches(best(chosen)) ? chosen : null;
            }
            List<NodeId> rest = new ArrayList<>(chosen);
            rest.addAll(others.subList(from, others.size()));
            if (!reaches(best(rest))) {
                return null;
            }
            for (int i = from; i + more <= others.size() && scorings < MOST_SCORINGS; i++) {
                List<NodeId> next = new ArrayList<>(chosen);
                next.add(others.get(i));
                List<NodeId> found = search(next, others, i + 1, more - 1);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        /** Everything that could be better, less what is not missed. */
        private List<NodeId> irreducible(List<NodeId> all, List<NodeId> needed) {
            List<NodeId> kept = new ArrayList<>(all);
            for (NodeId id : all) {
                if (!needed.contains(id) && reaches(best(without(kept, id)))) {
                    kept.remove(id);
                }
            }
            return kept;
        }

        private Advance advance(List<NodeId> set, boolean minimal, int atLeast) {
            Map<NodeId, String> answers = new LinkedHashMap<>();
            better.keySet().stream().filter(set::contains).forEach(id -> answers.put(id, bestOf(id)));
            List<Advance.Change> changes = new ArrayList<>();
            for (NodeId id : List.copyOf(answers.keySet())) {
                answers.put(id, least(id, answers));
            }
            answers.forEach((id, answer) -> changes.add(new Advance.Change(id, given(id), answer)));
            return new Advance(target, changes, minimal, atLeast, scorings);
        }

        private String least(NodeId id, Map<NodeId, String> answers) {
            Map<NodeId, String> trial = new LinkedHashMap<>(answers);
            for (String answer : better.getOrDefault(id, List.of())) {
                trial.put(id, answer);
                if (reaches(trial)) {
                    return answer;
                }
            }
            return bestOf(id);
        }

        private @Nullable String given(NodeId id) {
            List<Answer> given = assessment.answers().stream()
                    .filter(answer -> answer.criterion().equals(id))
                    .toList();
            return given.size() > 1
                    ? String.join(", ", given.stream().map(Answer::shown).toList())
                    : given.isEmpty() ? null : given.get(0).value();
        }

        /** What one criterion alone adds to the score of the whole. */
        private Rational gain(List<NodeId> chosen, NodeId id) {
            List<NodeId> with = new ArrayList<>(chosen);
            with.add(id);
            scorings++;
            return scorer.supposing(assessment, best(with))
                    .value()
                    .orElse(model.range().min());
        }

        private boolean reaches(Map<NodeId, String> assumed) {
            scorings++;
            return scorer.supposing(assessment, assumed)
                    .level()
                    .filter(level -> level >= target)
                    .isPresent();
        }

        private Map<NodeId, String> best(List<NodeId> ids) {
            Map<NodeId, String> assumed = new LinkedHashMap<>();
            ids.forEach(id -> assumed.put(id, bestOf(id)));
            return assumed;
        }

        private String bestOf(NodeId id) {
            List<String> answers = better.getOrDefault(id, List.of());
            return answers.get(answers.size() - 1);
        }

        private List<NodeId> without(List<NodeId> ids, NodeId one) {
            List<NodeId> rest = new ArrayList<>(ids);
            rest.remove(one);
            return rest;
        }
    }
}
