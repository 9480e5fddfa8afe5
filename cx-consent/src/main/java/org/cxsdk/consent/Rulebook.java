package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.PurposeId;

/**
 * What holds whatever single persons say: grounds in law, ceilings for grants, categories that need an explicit consent, and
 * purposes for which the person sees the data before it goes. Versioned and never edited; a change is a new version.
 */
public final class Rulebook {

    /** No rule at all. */
    public static final Rulebook NONE = new Rulebook("none", "0", List.of(), List.of(), Set.of(), Set.of());

    private final DefinitionRef ref;
    private final List<LegalGround> grounds;
    private final List<Ceiling> ceilings;
    private final Set<DataCategoryId> special;
    private final Set<PurposeId> previews;

    private Rulebook(
            String id,
            String version,
            List<LegalGround> grounds,
            List<Ceiling> ceilings,
            Set<DataCategoryId> special,
            Set<PurposeId> previews) {
        this.grounds = List.copyOf(grounds);
        this.ceilings = List.copyOf(ceilings);
        this.special = Set.copyOf(special);
        this.previews = Set.copyOf(previews);
        Set<GroundId> ids = new HashSet<>();
        for (LegalGround ground : this.grounds) {
            if (!ids.add(ground.id())) {
                throw new IllegalArgumentException("two grounds have the id \"" + ground.id() + "\"");
            }
        }
        this.ref = new DefinitionRef(id, version, Hashes.sha256(canonical()));
        Identifier.require("Rulebook", ref.toString());
    }

    /**
     * Returns a rulebook without rules, to add some.
     *
     * @param id which rulebook; {@code id@version} obeys {@link Identifier#require}
     */
    public static Rulebook of(String id, String version) {
        return new Rulebook(id, version, List.of(), List.of(), Set.of(), Set.of());
    }

    /** The same with more grounds. */
    public Rulebook with(LegalGround... more) {
        List<LegalGround> all = new ArrayList<>(grounds);
        all.addAll(List.of(more));
        return new Rulebook(ref.id(), ref.version(), all, ceilings, special, previews);
    }

    /** The same with more ceilings. */
    public Rulebook with(Ceiling... more) {
        List<Ceiling> all = new ArrayList<>(ceilings);
        all.addAll(List.of(more));
        return new Rulebook(ref.id(), ref.version(), grounds, all, special, previews);
    }

    /** The same; these categories and all below them are used only with an explicit consent, an explicit request or a law. */
    public Rulebook special(DataCategoryId... categories) {
        Set<DataCategoryId> all = new HashSet<>(special);
        all.addAll(List.of(categories));
        return new Rulebook(ref.id(), ref.version(), grounds, ceilings, all, previews);
    }

    /** The same; for these purposes and all below them the person sees what was explicitly requested before it goes. */
    public Rulebook previewed(PurposeId... purposes) {
        Set<PurposeId> all = new HashSet<>(previews);
        all.addAll(List.of(purposes));
        return new Rulebook(ref.id(), ref.version(), grounds, ceilings, special, all);
    }

    /** Identifier, version and SHA-256 of the content. */
    public DefinitionRef ref() {
        return ref;
    }

    /** Grounds that are no statement of a person. */
    public List<LegalGround> grounds() {
        return grounds;
    }

    /** What grants may be at most. */
    public List<Ceiling> ceilings() {
        return ceilings;
    }

    /** The broadest categories that need an explicit consent. */
    public Set<DataCategoryId> specialCategories() {
        return special;
    }

    /** The broadest purposes with a preview. */
    public Set<PurposeId> previewPurposes() {
        return previews;
    }

    boolean isSpecial(DataCategoryId category, Vocabulary words) {
        return special.stream().anyMatch(root -> words.categories().covers(root, category));
    }

    boolean isPreviewed(PurposeId purpose, Vocabulary words) {
        return previews.stream().anyMatch(root -> words.purposes().covers(root, purpose));
    }

    /** Two rulebooks are equal if identifier, version and content are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Rulebook that && ref.equals(that.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return ref.toString();
    }

    /** One line for each rule, sorted, under its heading. */
    private String canonical() {
        return "grounds\n" + lines(grounds.stream().map(LegalGround::canonical))
                + "\nceilings\n" + lines(ceilings.stream().map(Ceiling::canonical))
                + "\nspecial\n" + lines(special.stream().map(DataCategoryId::value))
                + "\npreviews\n" + lines(previews.stream().map(PurposeId::value));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
