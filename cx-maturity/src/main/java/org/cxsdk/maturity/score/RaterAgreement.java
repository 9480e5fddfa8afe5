package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;

/**
 * How far did assessors who rated alone agree, on the whole and in each part, and what should they talk about first?
 *
 * <p>Criteria with an answer of a scale are compared by the place of the answer on its scale, the others by their score. Per
 * part: Krippendorff's ordinal alpha (assessors may skip), the share of criteria on which all agree exactly, and on which
 * they lie within one step. Where every assessor rated every criterion, Fleiss' kappa and the intraclass correlation are
 * given too. An answer without a value (not applicable, not known) is no rating. Pure.
 */
public final class RaterAgreement {

    private final MaturityModel model;

    private RaterAgreement(MaturityModel model) {
        this.model = model;
    }

    /** The question for assessments by this model. */
    public static RaterAgreement of(MaturityModel model) {
        return new RaterAgreement(model);
    }

    /**
     * The agreement on one part.
     *
     * @param node the part; the root for the whole
     * @param criteria how many criteria at least two assessors rated
     * @param alpha Krippendorff's ordinal alpha; empty where it is not defined
     * @param fleiss Fleiss' kappa; empty also where somebody skipped something
     * @param icc ICC(2,1); empty also where somebody skipped something
     * @param exact share of these criteria on which all agree; empty if there are none
     * @param withinOne share on which all lie within one step; empty if there are none
     */
    public record Part(
            NodeId node,
            int criteria,
            OptionalDouble alpha,
            OptionalDouble fleiss,
            OptionalDouble icc,
            OptionalDouble exact,
            OptionalDouble withinOne) {}

    /**
     * What the assessors said of one criterion, or of one face of it.
     *
     * @param criterion the criterion
     * @param answers each assessor's answer or state, in the order of the assessors
     * @param spread how many steps the highest lies above the lowest
     */
    public record Dispute(NodeId criterion, List<String> answers, int spread) {
        public Dispute {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What was found.
     *
     * @param parts the whole first, then each part right below it
     * @param disputed the criteria on which they differ, the furthest apart first, then in the model's order
     */
    public record Found(List<Part> parts, List<Dispute> disputed) {
        public Found {
            parts = List.copyOf(parts);
            disputed = List.copyOf(disputed);
        }
    }

    /**
     * The agreement of at least two assessors.
     *
     * @param assessments one for each assessor, of the same subject
     */
    public Found among(List<Assessment> assessments) {
        if (assessments.size() < 2) {
            throw new IllegalArgumentException("at least two assessments are needed");
        }
        Map<Answer.Place, List<Step>> steps = new LinkedHashMap<>();
        for (Criterion criterion : below(model.node(model.root()))) {
            places(criterion).forEach(place -> steps.put(place, steps(criterion, place, assessments)));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(part(model.node(model.root()), steps, assessments.size()));
        if (model.node(model.root()) instanceof Group root) {
            root.children().forEach(child -> parts.add(part(model.node(child.node()), steps, assessments.size())));
        }
        List<Dispute> disputed = new ArrayList<>();
        steps.forEach((place, given) -> {
            int spread = spread(given);
            if (spread > 0) {
                disputed.add(new Dispute(place.criterion(), answers(place, assessments), spread));
            }
        });
        disputed.sort(Comparator.comparingInt(Dispute::spread).reversed());
        return new Found(parts, disputed);
    }

    /**
     * One rating.
     *
     * @param place its place among the answers there are
     */
    private record Step(double place) {}

    /** What is rated: the criterion, or each of its faces. */
    private static List<Answer.Place> places(Criterion criterion) {
        Faces faces = criterion.faces();
        return faces == null
                ? List.of(new Answer.Place(criterion.id(), ""))
                : faces.titles().keySet().stream()
                        .map(face -> new Answer.Place(criterion.id(), face))
                        .toList();
    }

    private List<Step> steps(Criterion criterion, Answer.Place at, List<Assessment> assessments) {
        List<Rational> scale = PossibleAnswers.of(criterion, model.range()).stream()
                .map(PossibleAnswers.Possible::score)
                .toList();
        List<Step> steps = new ArrayList<>();
        for (Assessment assessment : assessments) {
            for (Answer answer : assessment.answers()) {
                String value = answer.value();
                if (answer.place().equals(at) && value != null) {
                    Rational score =
                            Rating.ofAnswer(criterion.answerType(), value).score();
                    int place = scale.indexOf(score);
                    steps.add(new Step(place < 0 ? score.toDouble() : place));
                }
            }
        }
        return steps;
    }

    private Part part(Node node, Map<Answer.Place, List<Step>> steps, int raters) {
        List<List<Double>> units = new ArrayList<>();
        int exact = 0;
        int withinOne = 0;
        for (Criterion criterion : below(node)) {
            for (Answer.Place place : places(criterion)) {
                List<Step> given = steps.getOrDefault(place, List.of());
                if (given.size() >= 2) {
                    units.add(given.stream().map(Step::place).toList());
                    exact += spread(given) == 0 ? 1 : 0;
                    withinOne += spread(given) <= 1 ? 1 : 0;
                }
            }
        }
        boolean complete = units.size() >= 2 && units.stream().allMatch(unit -> unit.size() == raters);
        return new Part(
                node.id(),
                units.size(),
                Agreement.krippendorff(units, Agreement.Scale.ORDINAL),
                complete ? Agreement.fleiss(counts(units)) : OptionalDouble.empty(),
                complete
                        ? Agreement.intraclass(matrix(units))
                                .map(icc -> OptionalDouble.of(icc.twoRandom()))
                                .orElse(OptionalDouble.empty())
                        : OptionalDouble.empty(),
                share(exact, units.size()),
                share(withinOne, units.size()));
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static int[][] counts(List<List<Double>> units) {
        List<Double> values = new ArrayList<>(
                new TreeSet<>(units.stream().flatMap(List::stream).toList()));
        int[][] counts = new int[units.size()][values.size()];
        for (int i = 0; i < units.size(); i++) {
            for (Double value : units.get(i)) {
                counts[i][values.indexOf(value)]++;
            }
        }
        return counts;
    }

    private static double[][] matrix(List<List<Double>> units) {
        return units.stream()
                .map(unit -> unit.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static int spread(List<Step> steps) {
        double low = steps.stream().mapToDouble(Step::place).min().orElse(0);
        double high = steps.stream().mapToDouble(Step::place).max().orElse(0);
        return (int) Math.round(high - low);
    }

    private static List<String> answers(Answer.Place place, List<Assessment> assessments) {
        List<String> answers = new ArrayList<>();
        for (Assessment assessment : assessments) {
            answers.add(assessment.answers().stream()
                    .filter(answer -> answer.place().equals(place))
                    .map(Answer::shown)
                    .findFirst()
                    .orElse("–"));
        }
        return answers;
    }

    private List<Criterion> below(Node node) {
        List<Criterion> criteria = new ArrayList<>();
        collect(node, criteria);
        return criteria;
    }

    private void collect(Node node, List<Criterion> into) {
        if (node instanceof Criterion criterion) {
            if (!into.contains(criterion)) {
                into.add(criterion);
            }
        } else {
            for (Child child : ((Group) node).children()) {
                collect(model.node(child.node()), into);
            }
        }
    }
}
