package org.cxsdk.maturity.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.PlanPhase;
import org.jspecify.annotations.Nullable;

/**
 * One version of a transformation programme.
 *
 * @param ref exactly which version
 * @param title its title
 * @param champion the political leader who stands for it
 * @param mandate what it rests on
 * @param responsibilities who does what (RACI)
 * @param milestones what is due when
 * @param resources what each phase needs and was granted
 * @param phases the phases with what must hold to enter and to leave each
 * @param groups groups of people it concerns
 * @param communications what is to be said to whom
 * @param survey how readiness is asked for
 * @param waves the steps of the roll-out, in order
 * @param roles the roles that need training
 */
public record TransformationProgramme(
        DefinitionRef ref,
        LocalizedText title,
        Champion champion,
        Mandate mandate,
        List<Responsibility> responsibilities,
        List<Milestone> milestones,
        List<Resourcing> resources,
        List<PhasePlan> phases,
        List<Group> groups,
        List<Communication> communications,
        Survey survey,
        List<Wave> waves,
        List<Role> roles) {

    /**
     * The champion. An office, not a person, so that nobody's name is kept.
     *
     * @param office the office
     * @param until the last day of the term; absent if it is open
     */
    public record Champion(String office, @Nullable LocalDate until) {
        public Champion {
            Objects.requireNonNull(office, "office");
        }
    }

    /** What the programme rests on: the instrument, who issued it, when, and what it says. */
    public record Mandate(String instrument, String issuedBy, LocalDate day, LocalizedText text) {
        public Mandate {
            Objects.requireNonNull(instrument, "instrument");
            Objects.requireNonNull(issuedBy, "issuedBy");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Who does an activity, who answers for it (exactly one), who is asked before and told after. */
    public record Responsibility(
            PartId id,
            LocalizedText activity,
            List<String> responsible,
            String accountable,
            List<String> consulted,
            List<String> informed) {
        public Responsibility {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(accountable, "accountable");
            responsible = List.copyOf(responsible);
            consulted = List.copyOf(consulted);
            informed = List.copyOf(informed);
        }
    }

    /** Something that is due. */
    public record Milestone(PartId id, LocalizedText title, PlanPhase phase, String owner, LocalDate due) {
        public Milestone {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(due, "due");
        }
    }

    /** What a phase needs and was granted: money and people. */
    public record Resourcing(
            PlanPhase phase, BigDecimal moneyNeeded, BigDecimal moneyGranted, int peopleNeeded, int peopleGranted) {
        public Resourcing {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(moneyNeeded, "moneyNeeded");
            Objects.requireNonNull(moneyGranted, "moneyGranted");
        }

        /** Whether what was granted covers what is needed. */
        public boolean isCovered() {
            return moneyGranted.compareTo(moneyNeeded) >= 0 && peopleGranted >= peopleNeeded;
        }
    }

    /** A phase with its gates. */
    public record PhasePlan(PlanPhase phase, List<Condition> entry, List<Condition> exit) {
        public PhasePlan {
            Objects.requireNonNull(phase, "phase");
            entry = List.copyOf(entry);
            exit = List.copyOf(exit);
        }
    }

    /** What a gate asks for. */
    public sealed interface Condition {

        /** What it asks for, in words. */
        LocalizedText text();

        /** A milestone is reached. */
        record MilestoneReached(LocalizedText text, PartId milestone) implements Condition {
            public MilestoneReached {
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(milestone, "milestone");
            }
        }

        /** The whole is on a level of the maturity model. */
        record LevelReached(LocalizedText text, int level) implements Condition {
            public LevelReached {
                Objects.requireNonNull(text, "text");
            }
        }

        /** A criterion scores enough. */
        record CriterionScores(LocalizedText text, NodeId criterion, Rational atLeast) implements Condition {
            public CriterionScores {
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(criterion, "criterion");
                Objects.requireNonNull(atLeast, "atLeast");
            }
        }

        /** The money and people of the phase are granted. */
        record Resourced(LocalizedText text) implements Condition {
            public Resourced {
                Objects.requireNonNull(text, "text");
            }
        }

        /** A group heard of it. */
        record GroupTold(LocalizedText text, PartId group, Rational share) implements Condition {
            public GroupTold {
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(group, "group");
                Objects.requireNonNull(share, "share");
            }
        }
    }

    /** How much a group can move, and how much it cares: each 1 (little) to 5 (much). */
    public enum Attitude {
        SUPPORTS,
        NEUTRAL,
        RESISTS
    }

    /**
     * A group of people that the programme concerns.
     *
     * @param id its identifier
     * @param title its title
     * @param size how many people it has, at least 1
     * @param leaders whether they are political leaders
     * @param influence how much they can move, 1 to 5
     * @param interest how much they care, 1 to 5
     * @param attitude how they stand to it at the beginning
     * @param concern what they fear, where known
     */
    public record Group(
            PartId id,
            LocalizedText title,
            int size,
            boolean leaders,
            int influence,
            int interest,
            Attitude attitude,
            @Nullable LocalizedText concern) {
        public Group {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(attitude, "attitude");
            if (size < 1 || influence < 1 || influence > 5 || interest < 1 || interest > 5) {
                throw new IllegalArgumentException(
                        "size must be at least 1, influence and interest 1 to 5 in group " + id);
            }
        }

        /** What to do with a group of this influence and interest (power and interest grid, Mendelow 1991). */
        public Engagement engagement() {
            if (influence >= 3) {
                return interest >= 3 ? Engagement.MANAGE_CLOSELY : Engagement.KEEP_SATISFIED;
            }
            return interest >= 3 ? Engagement.KEEP_INFORMED : Engagement.MONITOR;
        }
    }

    /** What to do with a group. */
    public enum Engagement {
        MANAGE_CLOSELY,
        KEEP_SATISFIED,
        KEEP_INFORMED,
        MONITOR
    }

    /** Something to be said to a group. */
    public record Communication(PartId id, PartId group, LocalizedText message, String channel, LocalDate due) {
        public Communication {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * How readiness is asked for: statements to agree with, 1 (not at all) to 5 (fully).
     *
     * @param statements the statements by identifier
     * @param ready the share of 4 and 5 that a group needs on each statement
     * @param minimum answers that a statement needs, so that nobody is recognised
     */
    public record Survey(List<Statement> statements, Rational ready, int minimum) {
        public Survey {
            statements = List.copyOf(statements);
            Objects.requireNonNull(ready, "ready");
            if (minimum < 1) {
                throw new IllegalArgumentException("minimum (" + minimum + ") must be at least 1");
            }
        }
    }

    /** A statement of the survey. */
    public record Statement(PartId id, LocalizedText text) {
        public Statement {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A step of the roll-out: which groups, not before when, after which other step. */
    public record Wave(
            PartId id,
            LocalizedText title,
            List<PartId> groups,
            LocalDate start,
            @Nullable PartId after) {
        public Wave {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(start, "start");
            groups = List.copyOf(groups);
        }
    }

    /** A role: how many people have it and which competencies they need. */
    public record Role(PartId id, LocalizedText title, int people, List<PartId> competencies) {
        public Role {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            competencies = List.copyOf(competencies);
            if (people < 1) {
                throw new IllegalArgumentException("people (" + people + ") must be at least 1");
            }
        }
    }

    public TransformationProgramme {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(survey, "survey");
        responsibilities = List.copyOf(responsibilities);
        milestones = List.copyOf(milestones);
        resources = List.copyOf(resources);
        phases = List.copyOf(phases);
        groups = List.copyOf(groups);
        communications = List.copyOf(communications);
        waves = List.copyOf(waves);
        roles = List.copyOf(roles);
    }

    /** Its identifier. */
    public ProgrammeId id() {
        return ProgrammeId.of(ref.id());
    }

    /** The group with this identifier, if there is one. */
    public Optional<Group> group(PartId id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** The gates of a phase; none if the programme does not plan it. */
    public Optional<PhasePlan> phase(PlanPhase phase) {
        return phases.stream().filter(plan -> plan.phase() == phase).findFirst();
    }

    /** Owners of milestones that stand in no line of responsibilities: nobody gave them a part. */
    public List<String> ownersWithoutPart() {
        return milestones.stream()
                .map(Milestone::owner)
                .distinct()
                .filter(owner -> responsibilities.stream()
                        .noneMatch(line -> line.accountable().equals(owner)
                                || line.responsible().contains(owner)))
                .toList();
    }
}
