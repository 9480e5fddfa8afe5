package org.cxsdk.consent.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.json.Loaded;
import org.jspecify.annotations.Nullable;

/** Makes taxonomies of the concepts in a document, and tells at their places what keeps them from being one. */
final class TaxonomyDocument {

    private static final String REMEDY =
            "Name each concept once, and as parents only concepts of the same list that are broader";

    private TaxonomyDocument() {}

    static Taxonomy<PurposeId> purposes(Loaded<?> loaded, @Nullable List<VocabularyDocument.Purpose> list) {
        return taxonomy(loaded, list, VocabularyDocument.Purpose::id, VocabularyDocument.Purpose::parents);
    }

    static Taxonomy<DataCategoryId> categories(Loaded<?> loaded, @Nullable List<VocabularyDocument.Category> list) {
        return taxonomy(loaded, list, VocabularyDocument.Category::id, VocabularyDocument.Category::parents);
    }

    static Taxonomy<RecipientId> recipients(Loaded<?> loaded, @Nullable List<VocabularyDocument.Recipient> list) {
        return taxonomy(loaded, list, VocabularyDocument.Recipient::id, VocabularyDocument.Recipient::parents);
    }

    /** The taxonomy; empty, with violations noted, if there is none. Concepts without identifier were told of already. */
    private static <D extends Record, T> Taxonomy<T> taxonomy(
            Loaded<?> loaded,
            @Nullable List<D> list,
            Function<D, @Nullable T> id,
            Function<D, @Nullable List<T>> parents) {
        List<D> records = new ArrayList<>();
        List<Taxonomy.Concept<T>> concepts = new ArrayList<>();
        for (D record : list == null ? List.<D>of() : list) {
            T identifier = id.apply(record);
            if (identifier != null) {
                records.add(record);
                concepts.add(new Taxonomy.Concept<>(
                        identifier, Objects.requireNonNullElse(parents.apply(record), List.of())));
            }
        }
        List<Taxonomy.Problem> problems = Taxonomy.problems(concepts);
        for (Taxonomy.Problem problem : problems) {
            D record = records.get(problem.concept());
            String path = problem.parent() < 0
                    ? loaded.pathOf(record, "id")
                    : loaded.pathOf(record, "parents", problem.parent());
            loaded.violation(path, problem.rule(), REMEDY);
        }
        return problems.isEmpty() ? Taxonomy.of(concepts) : Taxonomy.empty();
    }
}
