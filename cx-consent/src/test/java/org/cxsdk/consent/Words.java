package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;

/** Small vocabularies for tests, written as {@code "narrow < broad, broad"}. */
final class Words {

    /** The words of a tax office: two trees and one concept with two parents. */
    static final Vocabulary TAX = vocabulary(
            "1",
            List.of(
                    "public-service",
                    "taxation < public-service",
                    "assessment < taxation",
                    "deduction-check < assessment",
                    "marketing",
                    "statistics",
                    "campaign-statistics < marketing, statistics"),
            List.of(
                    "personal",
                    "contact < personal",
                    "email < contact",
                    "address < contact",
                    "financial < personal",
                    "interest-paid < financial",
                    "account-number < financial, identifying",
                    "identifying < personal"));

    private Words() {}

    static Vocabulary vocabulary(String version, List<String> purposes, List<String> categories) {
        return Vocabulary.of(
                "words", version, taxonomy(purposes, PurposeId::of), taxonomy(categories, DataCategoryId::of));
    }

    static <T> Taxonomy<T> taxonomy(List<String> lines, Function<String, T> id) {
        return Taxonomy.of(concepts(lines, id));
    }

    static <T> List<Taxonomy.Concept<T>> concepts(List<String> lines, Function<String, T> id) {
        List<Taxonomy.Concept<T>> concepts = new ArrayList<>();
        for (String line : lines) {
            String[] sides = line.split("\\s*<\\s*");
            Taxonomy.Concept<T> concept = Taxonomy.Concept.of(id.apply(sides[0]));
            for (String parent : sides.length == 1 ? new String[0] : sides[1].split("\\s*,\\s*")) {
                concept = concept.under(id.apply(parent));
            }
            concepts.add(concept);
        }
        return concepts;
    }
}
