package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.jspecify.annotations.Nullable;

/**
 * Is a group ready for the change, and if not, what holds it back? The last time it was asked: the share that gave 4 or 5 on
 * each statement, with the Wilson interval; a statement with fewer answers than the minimum is not shown. Pure.
 *
 * @param group the group
 * @param asked the day it was last asked; absent if it never was
 * @param statements one line for each statement of the survey
 * @param ready the share each statement needs
 */
public record Readiness(
        TransformationProgramme.Group group, @Nullable LocalDate asked, List<Line> statements, Rational ready) {

    /**
     * A statement in a group.
     *
     * @param statement the statement
     * @param answers how many answered
     * @param agree the share that gave 4 or 5; absent if too few answered
     * @param interval its 95 % interval; absent if too few answered
     */
    public record Line(
            TransformationProgramme.Statement statement,
            long answers,
            @Nullable Ratio agree,
            @Nullable ConfidenceInterval interval) {
        public Line {
            Objects.requireNonNull(statement, "statement");
        }
    }

    public Readiness {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(ready, "ready");
        statements = List.copyOf(statements);
    }

    /** Whether every statement has the share it needs. */
    public boolean isReady() {
        return !statements.isEmpty()
                && statements.stream()
                        .allMatch(line ->
                                line.agree() != null && line.agree().exact().compareTo(ready) >= 0);
    }

    /** The statement that fewest agree with: where the resistance sits; empty if nothing can be shown. */
    public Optional<Line> weakest() {
        return statements.stream()
                .filter(line -> line.agree() != null)
                .min((a, b) -> Objects.requireNonNull(a.agree())
                        .exact()
                        .compareTo(Objects.requireNonNull(b.agree()).exact()));
    }

    /** The readiness of every group of a programme. */
    public static List<Readiness> of(TransformationProgramme programme, List<ProgrammeFact> facts, LocalDate asOf) {
        return programme.groups().stream()
                .map(group -> of(programme, group, facts, asOf))
                .toList();
    }

    private static Readiness of(
            TransformationProgramme programme,
            TransformationProgramme.Group group,
            List<ProgrammeFact> facts,
            LocalDate asOf) {
        ProgrammeFact.ReadinessAsked last = null;
        for (ProgrammeFact fact : facts) {
            if (fact instanceof ProgrammeFact.ReadinessAsked asked
                    && asked.group().equals(group.id())
                    && !asked.day().isAfter(asOf)) {
                last = asked;
            }
        }
        Map<String, String> counts = last == null ? Map.of() : last.counts();
        List<Line> lines = new ArrayList<>();
        for (TransformationProgramme.Statement statement : programme.survey().statements()) {
            lines.add(line(
                    statement,
                    counts.get(statement.id().value()),
                    programme.survey().minimum()));
        }
        return new Readiness(
                group,
                last == null ? null : last.day(),
                lines,
                programme.survey().ready());
    }

    private static Line line(TransformationProgramme.Statement statement, @Nullable String counts, int minimum) {
        long[] numbers = counts == null
                ? new long[5]
                : Arrays.stream(counts.split(" ")).mapToLong(Long::parseLong).toArray();
        long answers = Arrays.stream(numbers).sum();
        if (answers < minimum) {
            return new Line(statement, answers, null, null);
        }
        long agree = numbers[3] + numbers[4];
        return new Line(statement, answers, Ratio.of(agree, answers), Intervals.wilson(agree, answers, 0.95));
    }
}
