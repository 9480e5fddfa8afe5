package org.cxsdk.maturity.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy stands: draft, circulated, every comment resolved, final, adopted by whom. A state machine over the facts;
 * pure.
 *
 * @param state the state
 * @param circulated the version that was last circulated; absent before
 * @param finalVersion the version that is final; absent before
 * @param entities who was asked, in the order of circulation
 * @param table the disposition of every comment, in the order of the comments
 * @param adopted the instrument of each entity that adopted the final version
 */
public record PolicyStanding(
        State state,
        @Nullable String circulated,
        @Nullable String finalVersion,
        List<EntityId> entities,
        List<Disposed> table,
        Map<EntityId, String> adopted) {

    /** The states, in order. */
    public enum State {
        DRAFT,
        CIRCULATED,
        RESOLVED,
        FINAL
    }

    /**
     * A line of the disposition table.
     *
     * @param comment the comment
     * @param resolution what became of it; absent while it is open
     */
    public record Disposed(PolicyFact.Commented comment, PolicyFact.@Nullable Resolved resolution) {
        public Disposed {
            Objects.requireNonNull(comment, "comment");
        }

        /** Whether nobody has decided on it. */
        public boolean isOpen() {
            return resolution == null;
        }
    }

    public PolicyStanding {
        Objects.requireNonNull(state, "state");
        entities = List.copyOf(entities);
        table = List.copyOf(table);
        adopted = Collections.unmodifiableMap(new LinkedHashMap<>(adopted));
    }

    /** The standing after these facts, in their order. */
    public static PolicyStanding of(List<PolicyFact> facts) {
        State state = State.DRAFT;
        String circulated = null;
        String finalVersion = null;
        Set<EntityId> entities = new LinkedHashSet<>();
        Map<CommentId, PolicyFact.Commented> comments = new LinkedHashMap<>();
        Map<CommentId, PolicyFact.Resolved> resolutions = new LinkedHashMap<>();
        Map<EntityId, String> adopted = new LinkedHashMap<>();
        for (PolicyFact fact : facts) {
            if (fact instanceof PolicyFact.Circulated sent) {
                state = State.CIRCULATED;
                circulated = sent.version();
                entities.addAll(sent.entities());
            } else if (fact instanceof PolicyFact.Commented comment) {
                comments.put(comment.comment(), comment);
                state = State.CIRCULATED;
            } else if (fact instanceof PolicyFact.Resolved resolved) {
                resolutions.put(resolved.comment(), resolved);
                state = resolutions.keySet().containsAll(comments.keySet()) ? State.RESOLVED : State.CIRCULATED;
            } else if (fact instanceof PolicyFact.Finalised done) {
                state = State.FINAL;
                finalVersion = done.version();
            } else if (fact instanceof PolicyFact.Adopted adoption) {
                adopted.put(adoption.entity(), adoption.instrument());
            }
        }
        List<Disposed> table = new ArrayList<>();
        comments.forEach((id, comment) -> table.add(new Disposed(comment, resolutions.get(id))));
        return new PolicyStanding(state, circulated, finalVersion, List.copyOf(entities), table, adopted);
    }

    /** Entities that were asked and have not said anything. */
    public List<EntityId> silent() {
        return entities.stream()
                .filter(entity ->
                        table.stream().noneMatch(line -> line.comment().entity().equals(entity)))
                .toList();
    }

    /** Entities that were asked and have not adopted the final version. */
    public List<EntityId> notAdopted() {
        return entities.stream().filter(entity -> !adopted.containsKey(entity)).toList();
    }

    /**
     * Comments that were accepted though the final text of their clause is the one that was circulated.
     *
     * @param sent the version that was circulated
     * @param finished the final version
     */
    public List<PolicyFact.Commented> acceptedWithoutChange(PolicyDocument sent, PolicyDocument finished) {
        Set<ClauseId> changed = finished.changedAgainst(sent);
        return table.stream()
                .filter(line -> line.resolution() != null
                        && (line.resolution().disposition() == PolicyFact.Disposition.ACCEPTED
                                || line.resolution().disposition() == PolicyFact.Disposition.PARTLY_ACCEPTED))
                .map(Disposed::comment)
                .filter(comment -> comment.clause() == null ? changed.isEmpty() : !changed.contains(comment.clause()))
                .toList();
    }

    /**
     * Why a fact cannot happen now; empty if it can.
     *
     * @param fact what is to happen
     */
    public Optional<String> refuses(PolicyFact fact) {
        if (fact instanceof PolicyFact.Circulated) {
            return state == State.FINAL ? Optional.of("the policy is final") : Optional.empty();
        }
        if (fact instanceof PolicyFact.Commented comment) {
            if (state == State.DRAFT || state == State.FINAL) {
                return Optional.of("comments are taken between circulation and the final text");
            }
            return entities.contains(comment.entity())
                    ? Optional.empty()
                    : Optional.of(comment.entity() + " was not sent the draft");
        }
        if (fact instanceof PolicyFact.Resolved resolved) {
            return table.stream().anyMatch(line -> line.comment().comment().equals(resolved.comment()))
                    ? state == State.FINAL ? Optional.of("the policy is final") : Optional.empty()
                    : Optional.of("there is no comment " + resolved.comment());
        }
        if (fact instanceof PolicyFact.Finalised) {
            List<CommentId> open = table.stream()
                    .filter(Disposed::isOpen)
                    .map(line -> line.comment().comment())
                    .toList();
            if (state == State.DRAFT) {
                return Optional.of("the draft was never circulated");
            }
            return open.isEmpty() ? Optional.empty() : Optional.of("these comments are open: " + open);
        }
        if (fact instanceof PolicyFact.Adopted adoption) {
            if (state != State.FINAL) {
                return Optional.of("the policy is not final");
            }
            return entities.contains(adoption.entity())
                    ? Optional.empty()
                    : Optional.of(adoption.entity() + " is not one of the entities");
        }
        return Optional.empty();
    }
}
