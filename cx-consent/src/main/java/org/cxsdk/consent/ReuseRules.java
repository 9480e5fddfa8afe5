package org.cxsdk.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision looks at besides the words and what the person said: the rulebook, the notices that were published, and
 * which mandates were annulled.
 */
public final class ReuseRules {

    /** No rulebook, no notices, no mandate annulled. */
    public static final ReuseRules NONE = new ReuseRules(Rulebook.NONE, null, Map.of(), Set.of());

    private final Rulebook rulebook;
    private final @Nullable DefinitionRef writtenIn;
    private final Map<DefinitionRef, Instant> renewals;
    private final Set<RepresentationId> annulled;

    private ReuseRules(
            Rulebook rulebook,
            @Nullable DefinitionRef writtenIn,
            Map<DefinitionRef, Instant> renewals,
            Set<RepresentationId> annulled) {
        this.rulebook = rulebook;
        this.writtenIn = writtenIn;
        this.renewals = renewals;
        this.annulled = annulled;
    }

    /** The same with a rulebook, and the vocabulary in which it was written. */
    public ReuseRules with(Rulebook book, DefinitionRef vocabulary) {
        Objects.requireNonNull(vocabulary, "vocabulary");
        return new ReuseRules(Objects.requireNonNull(book, "book"), vocabulary, renewals, annulled);
    }

    /** The same with all versions of a notice, in the order in which they were published. */
    public ReuseRules with(List<Notice> versions) {
        Map<DefinitionRef, Instant> more = new HashMap<>(renewals);
        for (int shown = 0; shown < versions.size(); shown++) {
            DefinitionRef ref = versions.get(shown).ref();
            versions.subList(shown + 1, versions.size()).stream()
                    .flatMap(later -> later.renewalDue().stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(first -> more.put(ref, first));
        }
        return new ReuseRules(rulebook, writtenIn, Map.copyOf(more), annulled);
    }

    /** The same with these mandates annulled. */
    public ReuseRules annulling(Set<RepresentationId> mandates) {
        return new ReuseRules(rulebook, writtenIn, renewals, Set.copyOf(mandates));
    }

    /** The rulebook. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /** The vocabulary in which the rulebook was written; empty if there is none. */
    public Optional<DefinitionRef> rulebookVocabulary() {
        return Optional.ofNullable(writtenIn);
    }

    boolean isAnnulled(List<RepresentationId> mandates) {
        return !mandates.isEmpty() && mandates.stream().anyMatch(annulled::contains);
    }

    /** From when on a grant under this notice no longer counts: the first instant of any later material version. */
    @Nullable
    Instant renewalFrom(@Nullable ShownNotice shown) {
        return shown == null ? null : renewals.get(shown.notice());
    }
}
