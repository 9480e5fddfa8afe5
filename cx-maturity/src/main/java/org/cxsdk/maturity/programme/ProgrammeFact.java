package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.PlanPhase;
import org.jspecify.annotations.Nullable;

/** Something that happened in a programme. */
public sealed interface ProgrammeFact {

    /** The day on which it happened. */
    LocalDate day();

    /** A milestone was reached. */
    record MilestoneReached(PartId milestone, LocalDate day) implements ProgrammeFact {
        public MilestoneReached {
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(day, "day");
        }
    }

    /** A phase was entered through its gate. */
    record PhaseEntered(PlanPhase phase, LocalDate day) implements ProgrammeFact {
        public PhaseEntered {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(day, "day");
        }
    }

    /** A phase was left through its gate. */
    record PhaseLeft(PlanPhase phase, LocalDate day) implements ProgrammeFact {
        public PhaseLeft {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(day, "day");
        }
    }

    /** The programme went back to an earlier phase: what was learned there must be looked at again. */
    record LoopedBack(PlanPhase from, PlanPhase to, String reason, LocalDate day) implements ProgrammeFact {
        public LoopedBack {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(reason, "reason");
            if (to.compareTo(from) >= 0) {
                throw new IllegalArgumentException("to (" + to + ") must lie before from (" + from + ")");
            }
        }
    }

    /** Something was said; how many people of the group it reached. */
    record Communicated(PartId communication, int reached, LocalDate day) implements ProgrammeFact {
        public Communicated {
            Objects.requireNonNull(communication, "communication");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * A group was asked about readiness: for each statement how many gave 1, 2, 3, 4 and 5. Counts alone, nobody's answer.
     *
     * @param group the group
     * @param counts by statement, texts of five numbers apart by blanks
     */
    record ReadinessAsked(PartId group, Map<String, String> counts, LocalDate day) implements ProgrammeFact {
        public ReadinessAsked {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(day, "day");
            counts = Collections.unmodifiableMap(new TreeMap<>(counts));
            counts.values().forEach(text -> {
                if (!text.matches("\\d{1,9}( \\d{1,9}){4}")) {
                    throw new IllegalArgumentException("counts (" + text + ") must be five numbers apart by blanks");
                }
            });
        }
    }

    /** A step of the roll-out began. */
    record WaveBegun(PartId wave, LocalDate day) implements ProgrammeFact {
        public WaveBegun {
            Objects.requireNonNull(wave, "wave");
            Objects.requireNonNull(day, "day");
        }
    }

    /** A step of the roll-out is done. */
    record WaveDone(PartId wave, LocalDate day) implements ProgrammeFact {
        public WaveDone {
            Objects.requireNonNull(wave, "wave");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * Somebody passed a training. The person is a pseudonym.
     *
     * @param validUntil the last day on which it counts; absent if it does not lapse
     */
    record Trained(
            SubjectId person,
            PartId role,
            PartId competency,
            LocalDate day,
            @Nullable LocalDate validUntil) implements ProgrammeFact {
        public Trained {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(competency, "competency");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * What became of the work of people with a competency and of those without: for example cases solved at first contact.
     *
     * @param competency the competency
     * @param goodWith good results of those who have it
     * @param allWith all results of those who have it, at least 1
     * @param goodWithout good results of the others
     * @param allWithout all results of the others, at least 1
     */
    record TrainingOutcome(
            PartId competency, long goodWith, long allWith, long goodWithout, long allWithout, LocalDate day)
            implements ProgrammeFact {
        public TrainingOutcome {
            Objects.requireNonNull(competency, "competency");
            Objects.requireNonNull(day, "day");
            if (goodWith < 0
                    || goodWith > allWith
                    || goodWithout < 0
                    || goodWithout > allWithout
                    || allWith < 1
                    || allWithout < 1) {
                throw new IllegalArgumentException(
                        "good results must be 0 to all results, of which there is one at least");
            }
        }
    }

    /** Somebody had an idea; the unit says where it comes from. */
    record IdeaSubmitted(PartId idea, String unit, String title, LocalDate day) implements ProgrammeFact {
        public IdeaSubmitted {
            Objects.requireNonNull(idea, "idea");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(day, "day");
        }
    }

    /** What became of an idea. */
    enum IdeaStep {
        ASSESSED,
        ON_TRIAL,
        ADOPTED,
        DECLINED
    }

    /**
     * An idea moved on.
     *
     * @param reason why, told to whoever had it
     * @param initiative the initiative that came of it, where one did
     */
    record IdeaMoved(
            PartId idea,
            IdeaStep step,
            String reason,
            @Nullable InitiativeId initiative,
            LocalDate day) implements ProgrammeFact {
        public IdeaMoved {
            Objects.requireNonNull(idea, "idea");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(day, "day");
        }
    }

    /** An improvement entered the backlog; its size in points of the team's own. */
    record ImprovementOpened(PartId item, int size, LocalDate day) implements ProgrammeFact {
        public ImprovementOpened {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(day, "day");
            if (size < 1) {
                throw new IllegalArgumentException("size (" + size + ") must be at least 1");
            }
        }
    }

    /** An improvement is done. */
    record ImprovementDone(PartId item, LocalDate day) implements ProgrammeFact {
        public ImprovementDone {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(day, "day");
        }
    }
}
