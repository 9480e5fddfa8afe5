package org.cxsdk.consent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The taxonomies of the W3C Data Privacy Vocabulary 2.3, which nobody of this project wrote. Expected sizes were counted
 * on the CSV files by a script of its own.
 */
class DpvTaxonomyTest {

    private static final Path DPV = Path.of(System.getProperty("cx.data", "../shared/data"), "consent", "dpv");
    private static final String PURPOSE = "https://w3id.org/dpv#";
    private static final String DATA = "https://w3id.org/dpv/pd#";

    @Test
    void closure_hasThePublishedSizes() {
        assertThat(ancestorPairs(read("purposes.csv", PurposeId::of))).isEqualTo(356);
        assertThat(ancestorPairs(read("pd.csv", DataCategoryId::of))).isEqualTo(750);
    }

    @Test
    void aConceptWithTwoParents_liesBelowBoth() {
        Taxonomy<DataCategoryId> data = read("pd.csv", DataCategoryId::of);
        assertThat(data.above(DataCategoryId.of(DATA + "BirthCountry")))
                .contains(
                        DataCategoryId.of(DATA + "BirthPlace"),
                        DataCategoryId.of(DATA + "Country"),
                        DataCategoryId.of(DATA + "Location"),
                        DataCategoryId.of(DATA + "Tracking"));
        DataCategoryId special = DataCategoryId.of("https://w3id.org/dpv#SpecialCategoryPersonalData");
        assertThat(data.covers(special, DataCategoryId.of(DATA + "Biometric"))).isTrue();
        assertThat(data.covers(special, DataCategoryId.of(DATA + "EthnicOrigin")))
                .isTrue();
    }

    @Test
    void aRefusalOverOneParent_beatsAGrantOverTheOther() {
        Vocabulary dpv =
                Vocabulary.of("dpv", "2.3", read("purposes.csv", PurposeId::of), read("pd.csv", DataCategoryId::of));
        ReuseDecider decider = ReuseDecider.of(Vocabularies.of(dpv));
        ConsentHistory history = new Log()
                .in(dpv)
                .grant("a", PURPOSE + "Marketing", DATA + "Contact", "shop")
                .refuse("b", PURPOSE + "Personalisation", DATA + "Contact", "shop")
                .history();

        assertThat(outcome(decider, history, "PersonalisedAdvertising")).isEqualTo("DENY");
        assertThat(outcome(decider, history, "Advertising")).isEqualTo("PERMIT");
        assertThat(outcome(decider, history, "AcademicResearch")).isEqualTo("NEEDS_CONSENT");
    }

    private static String outcome(ReuseDecider decider, ConsentHistory history, String purpose) {
        return decider.decide(
                        ReuseRequest.of("maryam", PURPOSE + purpose, DATA + "EmailAddress", "shop"), history, Log.T0)
                .outcome()
                .code();
    }

    private static <T> int ancestorPairs(Taxonomy<T> taxonomy) {
        return taxonomy.concepts().stream()
                .mapToInt(concept -> taxonomy.above(concept.id()).size())
                .sum();
    }

    /** Parents of another namespace, which the file names and does not hold, become roots. */
    private static <T> Taxonomy<T> read(String file, Function<String, T> id) {
        assumeTrue(Files.isDirectory(DPV), "sample data absent: " + DPV);
        Map<String, List<String>> parents = new LinkedHashMap<>();
        CsvReader.of(Source.of(DPV.resolve(file)))
                .required("iri", "hasbroader")
                .read(row -> parents.put(
                        row.text("iri"),
                        Arrays.stream(row.text("hasbroader").split(";"))
                                .filter(parent -> !parent.isEmpty())
                                .toList()));
        Set<String> outside = new LinkedHashSet<>();
        parents.values().forEach(outside::addAll);
        outside.removeAll(parents.keySet());
        List<Taxonomy.Concept<T>> concepts = new ArrayList<>();
        outside.forEach(root -> concepts.add(Taxonomy.Concept.of(id.apply(root))));
        parents.forEach((iri, broader) -> concepts.add(
                new Taxonomy.Concept<>(id.apply(iri), broader.stream().map(id).toList())));
        return Taxonomy.of(concepts);
    }
}
