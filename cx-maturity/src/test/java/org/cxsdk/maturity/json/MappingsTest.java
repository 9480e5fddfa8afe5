package org.cxsdk.maturity.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.FrameworkMapping;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.MappingCoverage;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Our model beside the frameworks that others know: what it asks for, what it leaves, said openly and from the data. */
class MappingsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("cx.root", "..")).toAbsolutePath();
    private static final MaturityModel MODEL = Models.byId("cx-government");

    @Test
    void builtIn_areReadInBothLanguages() {
        assertThat(Mappings.builtIn()).allSatisfy(id -> {
            FrameworkMapping mapping = Mappings.byId(MODEL, id);
            List<LocalizedText> texts = new ArrayList<>(List.of(mapping.title(), mapping.standing()));
            mapping.parts().forEach(part -> texts.add(part.title()));
            assertThat(texts).allSatisfy(text -> assertThat(text.texts()).containsOnlyKeys("en", "ar"));
        });
        assertThatExceptionOfType(CxException.class).isThrownBy(() -> Mappings.byId(MODEL, "forrester"));
    }

    /** The themes and activities of ODI's survey: five and fifteen. */
    @Test
    void odi_hasEveryActivity_andSaysWhatDoesNotMap() {
        MappingCoverage coverage = MappingCoverage.of(MODEL, Mappings.byId(MODEL, "odi-open-data-maturity"));
        assertThat(coverage.parts()).hasSize(15);
        assertThat(coverage.count(MappingCoverage.Degree.COVERED)).isEqualTo(7);
        assertThat(coverage.count(MappingCoverage.Degree.TOUCHED)).isEqualTo(6);
        assertThat(coverage.count(MappingCoverage.Degree.NOT_ANSWERED)).isEqualTo(2);
    }

    /** By hand from the sample: owner proven (100), targets in place (75), mean 175/2. */
    @Test
    void coverage_readsTheScoresOfEachPart() {
        Assessment assessment =
                AnswerFiles.read(MODEL, Source.of(ROOT.resolve("examples/maturity-scorer/sample/answers.yaml")));
        NodeResult whole = Scorer.of(MODEL).score(assessment).root();
        MappingCoverage coverage = MappingCoverage.of(MODEL, Mappings.byId(MODEL, "govcx-4ds"), whole);
        assertThat(coverage.parts().get(0).mean()).contains(Rational.parse("175/2"));
        assertThat(coverage.parts().get(0).counted()).isEqualTo(2);
        assertThat(coverage.unused()).hasSize(16);
    }

    @Test
    void read_refusesWhatTheModelDoesNotHave_allAtOnce() {
        String document = """
            id: mine
            version: "1"
            model: cx-government
            title: {en: Mine}
            publisher: Me
            standing: {en: Mine alone}
            parts:
              - {id: a, title: {en: A}, criteria: {journeys.mop: covers}}
              - {id: a, title: {en: B}, rules: {level-nine: touches}}
              - {id: c, title: {en: C}}
              - {id: d, title: {en: D}, criteria: {journeys.map: covers}, without: {en: Nothing}}
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Mappings.read(MODEL, Source.of("mine.yaml", document)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.path())
                        .containsExactlyInAnyOrder(
                                "parts[0].criteria[\"journeys.mop\"]",
                                "parts[1].id",
                                "parts[1].rules.level-nine",
                                "parts[2].without",
                                "parts[3].without"));
    }

    /** Run with {@code -Dcx.docs.write=true} to write the tables anew after a change of the data. */
    @Test
    void documentation_showsTheData() throws IOException {
        Path page = ROOT.resolve("docs/model.md");
        String text = Files.readString(page);
        String begin = "<!-- mappings: written by MappingsTest from the data -->\n";
        String end = "<!-- end of mappings -->";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        assertThat(from).isGreaterThan(begin.length());
        String tables = Mappings.builtIn().stream().map(MappingsTest::table).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("cx.docs.write")) {
            Files.writeString(page, text.substring(0, from) + tables + text.substring(to));
            text = Files.readString(page);
            to = text.indexOf(end);
        }
        assertThat(text.substring(from, to)).isEqualTo(tables);
    }

    private static String table(String id) {
        FrameworkMapping mapping = Mappings.byId(MODEL, id);
        MappingCoverage coverage = MappingCoverage.of(MODEL, mapping);
        StringBuilder table = new StringBuilder();
        table.append("### ").append(mapping.title().in(Locale.ENGLISH)).append('\n');
        table.append(mapping.standing().in(Locale.ENGLISH)).append(' ');
        table.append("`").append(id).append("`: ");
        table.append(coverage.parts().size()).append(" parts, ");
        table.append(coverage.count(MappingCoverage.Degree.COVERED)).append(" covered, ");
        table.append(coverage.count(MappingCoverage.Degree.TOUCHED)).append(" touched, ");
        table.append(coverage.count(MappingCoverage.Degree.NOT_ANSWERED)).append(" not answered.\n\n");
        table.append("| part | covered by | touched by |\n|---|---|---|\n");
        for (FrameworkMapping.Part part : mapping.parts()) {
            LocalizedText without = part.without();
            table.append("| ").append(part.title().in(Locale.ENGLISH)).append(" | ");
            table.append(
                    without == null
                            ? named(part, FrameworkMapping.Strength.COVERS)
                            : "*" + without.in(Locale.ENGLISH) + "*");
            table.append(" | ")
                    .append(named(part, FrameworkMapping.Strength.TOUCHES))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String named(FrameworkMapping.Part part, FrameworkMapping.Strength strength) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<?, FrameworkMapping.Strength> entry : part.criteria().entrySet()) {
            if (entry.getValue() == strength) {
                names.add("`" + entry.getKey() + "`");
            }
        }
        for (Map.Entry<String, FrameworkMapping.Strength> entry : part.rules().entrySet()) {
            if (entry.getValue() == strength) {
                names.add("requirement `" + entry.getKey() + "`");
            }
        }
        return String.join(" · ", names);
    }
}
