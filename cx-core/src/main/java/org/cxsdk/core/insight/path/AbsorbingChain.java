package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.insight.EventLog;

/**
 * Question: from each activity, how likely is a journey to end well, and how many activities are still to come?
 *
 * <p>A first-order absorbing Markov chain (Kemeny and Snell, "Finite Markov Chains", 1960): with {@code Q} the shares of what
 * follows what, {@code N = (I - Q)⁻¹} holds how often each activity is still passed. Chance of success {@code h = N r},
 * with {@code r} the shares that end well at once. Fitted on a log, two laws hold exactly but for rounding: the overall
 * chance equals the observed share, and the expected number of activities equals the mean length.
 *
 * <p>Left out: history before the present activity, and time. Cubic in the activities. Immutable.
 */
public final class AbsorbingChain {

    private final List<String> states;
    private final double[] start;
    private final double[][] visits;
    private final double[] success;

    private AbsorbingChain(List<String> states, double[] start, double[][] q, double[] r) {
        this.states = List.copyOf(states);
        this.start = start;
        this.visits = inverse(q, states);
        this.success = new double[states.size()];
        for (int i = 0; i < success.length; i++) {
            for (int j = 0; j < success.length; j++) {
                success[i] += visits[i][j] * r[j];
            }
        }
    }

    /**
     * Fits the chain on a log.
     *
     * @param goodEnds a journey whose last activity is one of these ended well
     */
    public static AbsorbingChain of(EventLog log, Set<String> goodEnds) {
        int n = log.activities();
        double[] start = new double[n];
        double[][] q = new double[n][n];
        double[] r = new double[n];
        double[] total = new double[n];
        for (int c = 0; c < log.cases(); c++) {
            int last = log.from(c + 1) - 1;
            start[log.activityOf(log.from(c))]++;
            for (int e = log.from(c); e < last; e++) {
                q[log.activityOf(e)][log.activityOf(e + 1)]++;
                total[log.activityOf(e)]++;
            }
            int end = log.activityOf(last);
            total[end]++;
            r[end] += goodEnds.contains(log.activity(end)) ? 1 : 0;
        }
        List<String> names = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            names.add(log.activity(a));
            start[a] /= Math.max(1, log.cases());
            r[a] /= Math.max(1, total[a]);
            for (int b = 0; b < n; b++) {
                q[a][b] /= Math.max(1, total[a]);
            }
        }
        return new AbsorbingChain(names, start, q, r);
    }

    /**
     * Returns the chain of given shares.
     *
     * @param begins how likely each state is the first; adds up to 1
     * @param next of each state, how likely each state follows; what is missing to 1 ends without success
     * @param ends of each state, how likely it ends well at once
     */
    public static AbsorbingChain of(
            Map<String, Double> begins, Map<String, Map<String, Double>> next, Map<String, Double> ends) {
        Set<String> names = new LinkedHashSet<>(begins.keySet());
        names.addAll(ends.keySet());
        next.forEach((from, to) -> {
            names.add(from);
            names.addAll(to.keySet());
        });
        List<String> states = List.copyOf(names);
        double[] start = new double[states.size()];
        double[][] q = new double[states.size()][states.size()];
        double[] r = new double[states.size()];
        begins.forEach((state, share) -> start[states.indexOf(state)] = share);
        ends.forEach((state, share) -> r[states.indexOf(state)] = share);
        next.forEach(
                (from, to) -> to.forEach((state, share) -> q[states.indexOf(from)][states.indexOf(state)] = share));
        return new AbsorbingChain(states, start, q, r);
    }

    /** The chance that a journey ends well. */
    public double success() {
        double sum = 0;
        for (int s = 0; s < start.length; s++) {
            sum += start[s] * success[s];
        }
        return sum;
    }

    /** The chance to end well from each activity on, that activity having just been done. */
    public Map<String, Double> successFrom() {
        return byState(success);
    }

    /** How many activities a journey has, on average. */
    public double expectedSteps() {
        double sum = 0;
        for (int s = 0; s < start.length; s++) {
            sum += start[s] * steps(s);
        }
        return sum;
    }

    /** How many activities there are from each one on, itself included, on average. */
    public Map<String, Double> expectedStepsFrom() {
        double[] steps = new double[start.length];
        for (int s = 0; s < steps.length; s++) {
            steps[s] = steps(s);
        }
        return byState(steps);
    }

    /**
     * What would be left of success if every journey that comes to an activity were lost there.
     *
     * <p>With {@code f} the chance ever to come to it, {@code P' = P - f h}: a journey succeeds without it, or comes to it
     * and succeeds from there. Effect = 1 - P'/P. It tells how much of success passes through an activity, not what would
     * happen without it: people would go another way. {@link RemovalEffect#IS_CAUSAL} says so.
     */
    public Map<String, RemovalEffect> removalEffects() {
        double whole = success();
        Map<String, RemovalEffect> effects = new LinkedHashMap<>();
        for (int a = 0; a < start.length; a++) {
            double passes = 0;
            for (int s = 0; s < start.length; s++) {
                passes += start[s] * visits[s][a];
            }
            double left = whole - passes / visits[a][a] * success[a];
            effects.put(
                    states.get(a),
                    new RemovalEffect(Math.max(0, left), whole == 0 ? 0 : Math.min(1, 1 - left / whole)));
        }
        return Collections.unmodifiableMap(effects);
    }

    /**
     * What would be left of success.
     *
     * @param successWithout the chance to end well if every journey that comes here were lost
     * @param effect the share of success that passes through here, 0 to 1
     */
    public record RemovalEffect(double successWithout, double effect) {
        /** It never is: it describes flows and predicts nothing. */
        public static final boolean IS_CAUSAL = false;
    }

    private double steps(int state) {
        double sum = 0;
        for (double visit : visits[state]) {
            sum += visit;
        }
        return sum;
    }

    private Map<String, Double> byState(double[] values) {
        Map<String, Double> byState = new LinkedHashMap<>();
        for (int s = 0; s < values.length; s++) {
            byState.put(states.get(s), values[s]);
        }
        return Collections.unmodifiableMap(byState);
    }

    /** (I - Q)⁻¹ by Gauss and Jordan with partial pivoting. */
    private static double[][] inverse(double[][] q, List<String> states) {
        int n = q.length;
        double[][] left = new double[n][n];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                left[i][j] = (i == j ? 1 : 0) - q[i][j];
            }
            right[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(left[i][column]) > Math.abs(left[pivot][column]) ? i : pivot;
            }
            if (Math.abs(left[pivot][column]) < 1e-12) {
                throw new CxException(
                        CoreError.INVALID_DOCUMENT,
                        "from " + states.get(column) + " no end can be reached",
                        "Give every state a way to an end.");
            }
            swap(left, pivot, column);
            swap(right, pivot, column);
            double scale = 1 / left[column][column];
            for (int j = 0; j < n; j++) {
                left[column][j] *= scale;
                right[column][j] *= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = left[i][column];
                if (i != column && factor != 0) {
                    for (int j = 0; j < n; j++) {
                        left[i][j] -= factor * left[column][j];
                        right[i][j] -= factor * right[column][j];
                    }
                }
            }
        }
        return right;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }
}
