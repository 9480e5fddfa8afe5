package org.cxsdk.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;

/**
 * The current vocabulary and the earlier versions under which people made their statements. An old grant is read in both
 * its own version and the current one, so that an edit of a taxonomy never widens what a person agreed to.
 */
public final class Vocabularies {

    private final Vocabulary current;
    private final Map<DefinitionRef, Vocabulary> versions;

    private Vocabularies(Vocabulary current, List<Vocabulary> earlier) {
        this.current = Objects.requireNonNull(current, "current");
        Map<DefinitionRef, Vocabulary> all = new HashMap<>();
        earlier.forEach(vocabulary -> all.put(vocabulary.ref(), vocabulary));
        all.put(current.ref(), current);
        this.versions = Map.copyOf(all);
    }

    /** Returns one vocabulary without earlier versions. */
    public static Vocabularies of(Vocabulary current) {
        return new Vocabularies(current, List.of());
    }

    /** Returns the current vocabulary with earlier versions of it. */
    public static Vocabularies of(Vocabulary current, List<Vocabulary> earlier) {
        return new Vocabularies(current, earlier);
    }

    /** The version that requests are read in and new statements are made in. */
    public Vocabulary current() {
        return current;
    }

    /** The version with exactly this identifier, version and content. */
    public Optional<Vocabulary> find(DefinitionRef ref) {
        return Optional.ofNullable(versions.get(ref));
    }
}
