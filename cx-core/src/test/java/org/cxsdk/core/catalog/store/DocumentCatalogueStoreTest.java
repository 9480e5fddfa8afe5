package org.cxsdk.core.catalog.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentCatalogueStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-11-22T06:00:00Z"));

    @Test
    void load_givesBackACatalogueLargerThanOneBody() {
        StringBuilder yaml = new StringBuilder("catalogue: large\nversion: 1\norganisations:\n");
        for (int i = 0; i < 20_000; i++) {
            yaml.append("  - {id: g").append(i).append(", kind: government, name: {ar: حكومة 😀}}\n");
        }
        CatalogueDocument document = CatalogueReader.read(Source.of("large.yaml", yaml.toString()));
        assertThat(document.canonical().length()).isGreaterThan(1 << 20);

        CxCatalogue catalogue = CxCatalogue.on(context);
        catalogue.publish(document, DAY);

        assertThat(catalogue.inForce(DAY).orElseThrow().organisations()).hasSize(20_000);
    }

    @Test
    void pieces_keepPairsTogether() {
        String text = "x".repeat(DocumentCatalogueStore.PIECE - 1) + "😀".repeat(3);

        List<String> pieces = DocumentCatalogueStore.pieces(text);

        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces.get(0)).hasSize(DocumentCatalogueStore.PIECE - 1);
    }

    @Test
    void load_refuses_whenTheTextIsNotWhatWasPublished() {
        DocumentCatalogueStore store = new DocumentCatalogueStore();
        CatalogueDocument document = Riverside.document();
        CatalogueDocument other =
                new CatalogueDocument(document.catalogue(), document.canonical().replace("Riverside", "Hillside"));
        CatalogueEdition edition = new CatalogueEdition(1, document.catalogue().ref(), DAY);
        context.write(session -> {
            store.add(session, edition, other);
            return 0;
        });

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.read(session -> store.load(session, edition)))
                .satisfies(e -> assertThat(e.is(CoreError.UNREADABLE_FORM)).isTrue());
    }

    @Test
    void publish_changesNothing_whenDoneAgain() {
        CxCatalogue catalogue = CxCatalogue.on(context);
        CatalogueEdition first = catalogue.publish(Riverside.document(), DAY);

        assertThat(catalogue.publish(Riverside.document(), DAY)).isEqualTo(first);
        assertThat(catalogue.editions()).containsExactly(first);
    }

    @Test
    void publish_isPartOfTheTransactionAround() {
        try {
            context.inTransaction(tx -> {
                CxCatalogue.on(tx).publish(Riverside.document(), DAY);
                throw new IllegalStateException("changed our mind");
            });
        } catch (IllegalStateException e) {
            assertThat(CxCatalogue.on(context).editions()).isEmpty();
        }
    }
}
