package org.cxsdk.consent.json;

import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads a vocabulary from YAML or JSON: {@code vocabulary: id}, {@code version}, and under {@code purposes},
 * {@code categories} and, if there are groups, {@code recipients} the concepts as {@code {id, parents: [id]}}.
 */
public final class VocabularyReader {

    private static final DocumentReader<VocabularyDocument> READER = DocumentReader.forType(VocabularyDocument.class);

    private VocabularyReader() {}

    /**
     * Reads a vocabulary.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong: form, missing keys, cycles, unknown
     *     parents, concepts named twice
     */
    public static Vocabulary read(Source source) {
        Loaded<VocabularyDocument> loaded = READER.read(source);
        VocabularyDocument document = loaded.document();
        Taxonomy<PurposeId> purposes = TaxonomyDocument.purposes(loaded, document.purposes());
        Taxonomy<DataCategoryId> categories = TaxonomyDocument.categories(loaded, document.categories());
        Taxonomy<RecipientId> recipients = TaxonomyDocument.recipients(loaded, document.recipients());
        checkName(loaded, "vocabulary", document.vocabulary());
        checkName(loaded, "version", document.version());
        loaded.check();
        checkName(loaded, "vocabulary", document.vocabulary() + "@" + document.version());
        loaded.check();
        return Vocabulary.of(document.vocabulary(), document.version(), purposes, categories, recipients);
    }

    private static void checkName(Loaded<?> loaded, String path, @Nullable String name) {
        try {
            if (name != null) {
                Identifier.require(path, name);
            }
        } catch (IllegalArgumentException e) {
            loaded.violation(
                    path,
                    String.valueOf(e.getMessage()),
                    "Write a short name; vocabulary and version have 199 bytes together");
        }
    }
}
