package org.cxsdk.maturity.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy.
 *
 * @param ref exactly which version
 * @param title its title
 * @param purpose what it is for
 * @param model the maturity model by which compliance is judged
 * @param terms its glossary
 * @param pillars what it stands on; each clause belongs to one
 * @param clauses what it says, in order
 * @param implementation how it is put to work
 * @param sources what was read before it was written
 */
public record PolicyDocument(
        DefinitionRef ref,
        LocalizedText title,
        LocalizedText purpose,
        ModelId model,
        List<Term> terms,
        List<Pillar> pillars,
        List<Clause> clauses,
        List<Step> implementation,
        List<Source> sources) {

    /** A term of the glossary. */
    public record Term(LocalizedText term, LocalizedText meaning) {
        public Term {
            Objects.requireNonNull(term, "term");
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /** A pillar. */
    public record Pillar(String id, LocalizedText title) {
        public Pillar {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** How binding a clause is. */
    public enum Force {
        MUST,
        SHOULD,
        MAY
    }

    /**
     * A clause.
     *
     * @param id its identifier within the policy
     * @param pillar the pillar it belongs to
     * @param force how binding it is
     * @param text what it says
     * @param requirements what shows that it is kept
     * @param sources identifiers of the sources it goes back to, at least one
     */
    public record Clause(
            ClauseId id,
            String pillar,
            Force force,
            LocalizedText text,
            List<Requirement> requirements,
            List<String> sources) {
        public Clause {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(pillar, "pillar");
            Objects.requireNonNull(force, "force");
            Objects.requireNonNull(text, "text");
            requirements = List.copyOf(requirements);
            sources = List.copyOf(sources);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("clause " + id + " must name a source");
            }
        }
    }

    /**
     * What shows that a clause is kept: a criterion of the model that scores enough, with evidence of a kind.
     *
     * @param id its identifier within the policy
     * @param text what must be there
     * @param criterion the criterion; absent where evidence alone shows it
     * @param atLeast the score the criterion needs; absent without criterion
     * @param evidence the kind of evidence, for example {@code report}
     */
    public record Requirement(
            RequirementId id,
            LocalizedText text,
            @Nullable NodeId criterion,
            @Nullable Rational atLeast,
            String evidence) {
        public Requirement {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(evidence, "evidence");
            if ((criterion == null) != (atLeast == null)) {
                throw new IllegalArgumentException("criterion and atLeast of " + id + " come together");
            }
        }
    }

    /** A step of putting the policy to work. */
    public record Step(LocalizedText text, String owner) {
        public Step {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(owner, "owner");
        }
    }

    /**
     * Something that was read before the policy was written.
     *
     * @param id its identifier within the policy
     * @param title its title
     * @param publisher who published it
     * @param year when; absent where it does not say
     */
    public record Source(
            String id,
            String title,
            String publisher,
            @Nullable Integer year) {
        public Source {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(publisher, "publisher");
        }
    }

    public PolicyDocument {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(model, "model");
        terms = List.copyOf(terms);
        pillars = List.copyOf(pillars);
        clauses = List.copyOf(clauses);
        implementation = List.copyOf(implementation);
        sources = List.copyOf(sources);
        Set<String> ids = new TreeSet<>();
        for (Clause clause : clauses) {
            if (!ids.add(clause.id().value())) {
                throw new IllegalArgumentException("clause " + clause.id() + " is there twice");
            }
        }
    }

    /** Its identifier. */
    public PolicyId id() {
        return PolicyId.of(ref.id());
    }

    /** The clause with this identifier, if there is one. */
    public Optional<Clause> find(ClauseId clause) {
        return clauses.stream().filter(one -> one.id().equals(clause)).findFirst();
    }

    /** The clauses that another version words otherwise, has new, or no longer has. */
    public Set<ClauseId> changedAgainst(PolicyDocument other) {
        Set<ClauseId> changed = new TreeSet<>();
        clauses.forEach(clause -> {
            if (!other.find(clause.id()).equals(Optional.of(clause))) {
                changed.add(clause.id());
            }
        });
        other.clauses.forEach(clause -> {
            if (find(clause.id()).isEmpty()) {
                changed.add(clause.id());
            }
        });
        return changed;
    }
}
