package org.cxsdk.core.catalog.json;

import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.RDF;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Judged by Apache Jena: JSON-LD as it reads it, the SHACL shapes of CPSV-AP 3.2.0 as SEMIC publishes them. */
class CpsvApTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String BASE = "https://riverside.example/catalogue/";

    private static String export() {
        // region cpsv-ap
        JsonObject document = CpsvAp.of(
                Riverside.document().catalogue(),
                LocalDate.of(2026, 11, 22),
                URI.create("https://riverside.example/catalogue/"),
                URI.create("http://publications.europa.eu/resource/authority/country/ARE"));
        String jsonLd = JsonOutput.text(document);
        // endregion
        return jsonLd;
    }

    private static Model model(String jsonLd) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(jsonLd), BASE, Lang.JSONLD11);
        return model;
    }

    private static Graph shapes() {
        Path file = Path.of(System.getProperty("cx.data", "../../shared/data"), "journeys/cpsv-ap/cpsv-ap-SHACL.ttl");
        assumeTrue(Files.exists(file), "sample data absent: " + file);
        return RDFDataMgr.loadGraph(file.toString());
    }

    @Test
    void export_breaksNoShape() {
        ValidationReport report = ShaclValidator.get()
                .validate(Shapes.parse(shapes()), model(export()).getGraph());

        assertThat(report.getEntries().stream().map(Object::toString)).isEmpty();
        assertThat(report.conforms()).isTrue();
    }

    /** The judge can say no: without a title a service breaks the shape. */
    @Test
    void shapes_findWhatIsMissing() {
        Model model = model(export());
        model.removeAll(
                ResourceFactory.createResource(BASE + "service/parking-permit"),
                ResourceFactory.createProperty("http://purl.org/dc/terms/title"),
                null);

        assertThat(ShaclValidator.get()
                        .validate(Shapes.parse(shapes()), model.getGraph())
                        .conforms())
                .isFalse();
    }

    @Test
    void export_hasTheServicesInForce_withWhatDiffersByChannel() {
        Model model = model(export());

        assertThat(model.listSubjectsWithProperty(
                                RDF.type, ResourceFactory.createResource("http://purl.org/vocab/cpsv#PublicService"))
                        .mapWith(resource -> resource.getURI().substring(BASE.length()))
                        .toList())
                .containsExactlyInAnyOrder(
                        "service/birth-registration", "service/child-vaccination", "service/parking-permit");
        assertThat(titles(model, "service/birth-registration"))
                .contains("Registration of a birth@en", "تسجيل مولود@ar");
        assertThat(model.listSubjectsWithProperty(
                                RDF.type, ResourceFactory.createResource("http://data.europa.eu/m8g/Channel"))
                        .toList())
                .as("one for each service and channel in use")
                .hasSize((int) Riverside.document().catalogue().servicesOn(DAY).stream()
                        .flatMap(service -> service.offers().stream())
                        .filter(offer -> Riverside.document()
                                .catalogue()
                                .channel(offer.channel())
                                .isActive())
                        .count());
    }

    private static List<String> titles(Model model, String resource) {
        return model.listObjectsOfProperty(
                        ResourceFactory.createResource(BASE + resource),
                        ResourceFactory.createProperty("http://purl.org/dc/terms/title"))
                .mapWith(node ->
                        node.asLiteral().getString() + "@" + node.asLiteral().getLanguage())
                .toList();
    }
}
