package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a remedy may be granted. */
public sealed interface AuthorityDecision {

    /**
     * It may be.
     *
     * @param rule the rule of the matrix that allows it
     */
    record Granted(AuthorityRuleId rule) implements AuthorityDecision {
        public Granted {
            Objects.requireNonNull(rule, "rule");
        }
    }

    /**
     * It may not be by this role.
     *
     * @param needs the lowest role that may; null if none may
     * @param reasons why not, at least one
     */
    record Referred(@Nullable RoleId needs, List<AuthorityReason> reasons) implements AuthorityDecision {
        public Referred {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }

        /** The lowest role that may, if one may. */
        public Optional<RoleId> whom() {
            return Optional.ofNullable(needs);
        }
    }

    /**
     * The case takes no grant as it stands.
     *
     * @param reasons why not, at least one
     */
    record Impossible(List<CaseReason> reasons) implements AuthorityDecision {
        public Impossible {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    /** Whether it may be granted. */
    default boolean isGranted() {
        return this instanceof Granted;
    }

    /** Calls the function that fits. */
    default <T extends @Nullable Object> T fold(
            Function<Granted, T> granted, Function<Referred, T> referred, Function<Impossible, T> impossible) {
        if (this instanceof Granted g) {
            return granted.apply(g);
        }
        return this instanceof Referred r ? referred.apply(r) : impossible.apply((Impossible) this);
    }
}
