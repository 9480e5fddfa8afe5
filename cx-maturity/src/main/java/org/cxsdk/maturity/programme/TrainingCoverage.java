package org.cxsdk.maturity.programme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.jspecify.annotations.Nullable;

/**
 * Who has the competencies that the roles need, on a day, and does it show in the work? People count once for each
 * competency, with a training that has not lapsed. The whole is a measurement that a criterion of a maturity model may be
 * bound to. Pure.
 *
 * @param asOf the day
 * @param lines one for each role and competency
 * @param effects what the work of trained and other people differs by, one for each competency that was compared
 */
public record TrainingCoverage(LocalDate asOf, List<Line> lines, List<Effect> effects) {

    /** Identifier of the measurement. */
    public static final String MEASUREMENT = "training-coverage";

    private static final String RULE =
            "People with a valid training, once for each competency of their role, of all people "
                    + "of the roles times the competencies of each, in percent.";

    private static final DefinitionRef DEFINITION = new DefinitionRef(MEASUREMENT, "1", hashOfRule());

    /**
     * A competency in a role.
     *
     * @param role the role
     * @param competency the competency
     * @param covered people of the role who have it, of all
     */
    public record Line(TransformationProgramme.Role role, PartId competency, Ratio covered) {
        public Line {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(competency, "competency");
            Objects.requireNonNull(covered, "covered");
        }
    }

    /**
     * What a competency shows in the work.
     *
     * @param competency the competency
     * @param with good results of those who have it
     * @param without good results of the others
     * @param difference the first share less the second, with its 95 % interval; people were not assigned by lot, so this is a
     *     link and no proof of cause
     */
    public record Effect(PartId competency, Ratio with, Ratio without, ConfidenceInterval difference) {
        public Effect {
            Objects.requireNonNull(competency, "competency");
            Objects.requireNonNull(with, "with");
            Objects.requireNonNull(without, "without");
            Objects.requireNonNull(difference, "difference");
        }
    }

    public TrainingCoverage {
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
        effects = List.copyOf(effects);
    }

    /** The coverage on a day; later facts are not known then. */
    public static TrainingCoverage of(TransformationProgramme programme, List<ProgrammeFact> facts, LocalDate asOf) {
        List<Line> lines = new ArrayList<>();
        for (TransformationProgramme.Role role : programme.roles()) {
            for (PartId competency : role.competencies()) {
                Set<String> people = new TreeSet<>();
                for (ProgrammeFact fact : facts) {
                    if (fact instanceof ProgrammeFact.Trained trained && counts(trained, role, competency, asOf)) {
                        people.add(trained.person().value());
                    }
                }
                lines.add(new Line(role, competency, Ratio.of(Math.min(people.size(), role.people()), role.people())));
            }
        }
        return new TrainingCoverage(asOf, lines, effects(facts, asOf));
    }

    /** The whole in percent, to be given to {@code CxMaturity.measure}; without roles there is none. */
    public Measurement measurement() {
        Ratio all = null;
        for (Line line : lines) {
            all = all == null
                    ? line.covered()
                    : Ratio.of(
                            all.numerator().add(line.covered().numerator()),
                            all.denominator().add(line.covered().denominator()));
        }
        @Nullable Ratio ratio = all;
        return ratio == null
                ? new Measurement(
                        DEFINITION,
                        null,
                        "percent",
                        null,
                        0,
                        null,
                        Measurement.State.NO_DATA,
                        null,
                        0,
                        "training records")
                : new Measurement(
                        DEFINITION,
                        ratio.exact().times(Rational.of(100)),
                        "percent",
                        ratio,
                        ratio.denominator().longValueExact(),
                        null,
                        Measurement.State.OK,
                        null,
                        0,
                        "training records");
    }

    private static boolean counts(
            ProgrammeFact.Trained trained, TransformationProgramme.Role role, PartId competency, LocalDate asOf) {
        LocalDate until = trained.validUntil();
        return trained.role().equals(role.id())
                && trained.competency().equals(competency)
                && !trained.day().isAfter(asOf)
                && (until == null || !until.isBefore(asOf));
    }

    private static List<Effect> effects(List<ProgrammeFact> facts, LocalDate asOf) {
        List<Effect> effects = new ArrayList<>();
        for (ProgrammeFact fact : facts) {
            if (fact instanceof ProgrammeFact.TrainingOutcome outcome
                    && !outcome.day().isAfter(asOf)) {
                effects.removeIf(earlier -> earlier.competency().equals(outcome.competency()));
                effects.add(new Effect(
                        outcome.competency(),
                        Ratio.of(outcome.goodWith(), outcome.allWith()),
                        Ratio.of(outcome.goodWithout(), outcome.allWithout()),
                        Intervals.difference(
                                outcome.goodWith(),
                                outcome.allWith(),
                                outcome.goodWithout(),
                                outcome.allWithout(),
                                0.95)));
            }
        }
        return effects;
    }

    private static String hashOfRule() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(RULE.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
