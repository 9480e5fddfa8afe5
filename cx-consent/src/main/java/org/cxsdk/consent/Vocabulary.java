package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.PurposeId;

/**
 * The words in which statements and requests are made: purposes, data categories and recipients, each from broad to
 * narrow. A vocabulary is versioned and never edited; a change is a new version.
 */
public final class Vocabulary {

    private final DefinitionRef ref;
    private final Taxonomy<PurposeId> purposes;
    private final Taxonomy<DataCategoryId> categories;
    private final Taxonomy<RecipientId> recipients;

    private Vocabulary(
            String id,
            String version,
            Taxonomy<PurposeId> purposes,
            Taxonomy<DataCategoryId> categories,
            Taxonomy<RecipientId> recipients) {
        this.purposes = Objects.requireNonNull(purposes, "purposes");
        this.categories = Objects.requireNonNull(categories, "categories");
        this.recipients = Objects.requireNonNull(recipients, "recipients");
        this.ref = new DefinitionRef(id, version, sha256(purposes, categories, recipients));
        Identifier.require("Vocabulary", ref.toString());
    }

    /**
     * Returns the vocabulary with recipients that stand in no order: each covers itself alone.
     *
     * @param id which vocabulary; {@code id@version} obeys {@link Identifier#require}
     */
    public static Vocabulary of(
            String id, String version, Taxonomy<PurposeId> purposes, Taxonomy<DataCategoryId> categories) {
        return new Vocabulary(id, version, purposes, categories, Taxonomy.empty());
    }

    /** Returns the vocabulary with groups of recipients; a recipient that is no concept covers itself alone. */
    public static Vocabulary of(
            String id,
            String version,
            Taxonomy<PurposeId> purposes,
            Taxonomy<DataCategoryId> categories,
            Taxonomy<RecipientId> recipients) {
        return new Vocabulary(id, version, purposes, categories, recipients);
    }

    /** Identifier, version and SHA-256 of the content. */
    public DefinitionRef ref() {
        return ref;
    }

    /** What data is used for. */
    public Taxonomy<PurposeId> purposes() {
        return purposes;
    }

    /** Kinds of data. */
    public Taxonomy<DataCategoryId> categories() {
        return categories;
    }

    /** Who gets to use data. */
    public Taxonomy<RecipientId> recipients() {
        return recipients;
    }

    /** Whether {@code broad} covers {@code narrow} in purpose, category and recipient alike. */
    public boolean covers(Scope broad, Scope narrow) {
        return purposes.covers(broad.purpose(), narrow.purpose())
                && categories.covers(broad.category(), narrow.category())
                && recipients.covers(broad.recipient(), narrow.recipient());
    }

    /** The same scope of the vocabulary's own identifiers, which a million statements share. */
    Scope shared(Scope scope) {
        return new Scope(
                purposes.shared(scope.purpose()),
                categories.shared(scope.category()),
                recipients.shared(scope.recipient()));
    }

    /** Two vocabularies are equal if identifier, version and content are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && ref.equals(that.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return ref.toString();
    }

    private static String sha256(Taxonomy<?> purposes, Taxonomy<?> categories, Taxonomy<?> recipients) {
        String text = "purposes\n" + purposes.canonical() + "\n"
                + "categories\n" + categories.canonical() + "\n"
                + "recipients\n" + recipients.canonical();
        return Hashes.sha256(text);
    }
}
