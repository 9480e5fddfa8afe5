package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Which ideas came from where, and what became of them. Pure.
 *
 * @param asOf the day
 * @param ideas in the order in which they came
 */
public record IdeaRegister(LocalDate asOf, List<Idea> ideas) {

    /**
     * An idea.
     *
     * @param submitted where it came from and when
     * @param last what last became of it; absent if nobody looked at it
     */
    public record Idea(ProgrammeFact.IdeaSubmitted submitted, ProgrammeFact.@Nullable IdeaMoved last) {
        public Idea {
            Objects.requireNonNull(submitted, "submitted");
        }

        /** Whether it was adopted or declined. */
        public boolean isDecided() {
            return last != null
                    && (last.step() == ProgrammeFact.IdeaStep.ADOPTED
                            || last.step() == ProgrammeFact.IdeaStep.DECLINED);
        }
    }

    public IdeaRegister {
        Objects.requireNonNull(asOf, "asOf");
        ideas = List.copyOf(ideas);
    }

    /** The register on a day; later facts are not known then. */
    public static IdeaRegister of(List<ProgrammeFact> facts, LocalDate asOf) {
        Map<PartId, ProgrammeFact.IdeaSubmitted> submitted = new LinkedHashMap<>();
        Map<PartId, ProgrammeFact.IdeaMoved> moved = new LinkedHashMap<>();
        for (ProgrammeFact fact : facts) {
            if (!fact.day().isAfter(asOf)) {
                if (fact instanceof ProgrammeFact.IdeaSubmitted idea) {
                    submitted.put(idea.idea(), idea);
                } else if (fact instanceof ProgrammeFact.IdeaMoved move) {
                    moved.put(move.idea(), move);
                }
            }
        }
        List<Idea> ideas = new ArrayList<>();
        submitted.forEach((id, idea) -> ideas.add(new Idea(idea, moved.get(id))));
        return new IdeaRegister(asOf, ideas);
    }

    /** Ideas that nobody decided on for longer than so many days. */
    public List<Idea> waitingLongerThan(long days) {
        return ideas.stream()
                .filter(idea -> !idea.isDecided()
                        && asOf.toEpochDay() - idea.submitted().day().toEpochDay() > days)
                .toList();
    }

    /** Adopted ideas of those decided; empty if none is. */
    public Optional<Ratio> adopted() {
        long decided = ideas.stream().filter(Idea::isDecided).count();
        long adopted = ideas.stream()
                .filter(idea -> idea.last() != null && idea.last().step() == ProgrammeFact.IdeaStep.ADOPTED)
                .count();
        return decided == 0 ? Optional.empty() : Optional.of(Ratio.of(adopted, decided));
    }

    /** The units that ideas come from: many units are a culture, one is an office. */
    public Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        ideas.forEach(idea -> units.add(idea.submitted().unit()));
        return units;
    }
}
