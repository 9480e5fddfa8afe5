package org.cxsdk.metrics.json;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;

import static java.util.Objects.requireNonNullElse;

/** Loads KPI definitions from YAML or JSON; docs/kpis.md describes the format. */
public final class KpiDefinitionsReader {

    private static final DocumentReader<KpisDocument> READER = DocumentReader.forType(KpisDocument.class);

    private final Loaded<KpisDocument> loaded;
    private final Set<String> dimensions = new TreeSet<>();
    private final Map<String, String> values;

    private KpiDefinitionsReader(Loaded<KpisDocument> loaded) {
        this.loaded = loaded;
        KpisDocument.SourceDocument source = loaded.document().source();
        this.values = source == null ? Map.of() : requireNonNullElse(source.values(), Map.of());
        if (source != null) {
            dimensions.addAll(requireNonNullElse(source.dimensions(), List.of()));
        }
    }

    /** The KPIs that come with the library: government services, with the traps of each handled. */
    public static KpiDefinitions builtIn() {
        return read(Source.of("government.yaml", KpiDefinitionsReader::resource));
    }

    /**
     * Reads definitions.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if they break rules; every violation is listed with line and path
     */
    public static KpiDefinitions read(Source source) {
        return new KpiDefinitionsReader(READER.read(source)).definitions();
    }

    private static InputStream resource() throws FileNotFoundException {
        InputStream stream = KpiDefinitionsReader.class.getResourceAsStream("/org/cxsdk/metrics/kpis/government.yaml");
        if (stream == null) {
            throw new FileNotFoundException("government.yaml");
        }
        return stream;
    }

    private KpiDefinitions definitions() {
        new KpiRules(loaded, dimensions, values).check();
        loaded.check();
        KpiMapping mapping = new KpiMapping(loaded.document(), values);
        List<KpiDefinition> kpis =
                requireNonNullElse(loaded.document().kpis(), List.<KpisDocument.KpiDocument>of()).stream()
                        .map(mapping::definition)
                        .toList();
        return new KpiDefinitions(new TreeSet<>(dimensions), values, kpis);
    }
}
