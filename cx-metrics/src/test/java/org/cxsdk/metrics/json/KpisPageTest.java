package org.cxsdk.metrics.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.ExclusionReason;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/kpis.md shows a document that loads, and tells of every built-in KPI and every reason. */
class KpisPageTest {

    private static final Path PAGE = Path.of(System.getProperty("cx.root", ".."), "docs", "kpis.md");

    @Test
    void theExampleLoads() throws IOException {
        Matcher fence = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(fence.find()).isTrue();

        KpiDefinitions definitions = KpiDefinitionsReader.read(Source.of("docs/kpis.md.yaml", fence.group(1)));

        KpiDefinition kpi = definitions.kpis().get(0);
        assertThat(kpi.unit()).isEqualTo("seconds");
        assertThat(kpi.provisionalFor()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void everyBuiltInKpiAndEveryReason_isTold() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(KpiDefinitionsReader.builtIn().kpis())
                .allSatisfy(kpi -> assertThat(page).contains("`" + kpi.id() + "`"));
        assertThat(ExclusionReason.values())
                .allSatisfy(reason -> assertThat(page).contains("`" + reason.code() + "`"));
    }
}
