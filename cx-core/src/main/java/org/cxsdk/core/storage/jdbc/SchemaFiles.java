package org.cxsdk.core.storage.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schema files of this artefact. */
final class SchemaFiles {

    /** File names, the same for every database; the n-th is version n. */
    private static final List<String> NAMES = List.of("V1__storage.sql");

    private static final Map<SchemaDialect, List<SchemaVersion>> READ = new ConcurrentHashMap<>();

    private SchemaFiles() {}

    static List<SchemaVersion> of(SchemaDialect dialect) {
        return READ.computeIfAbsent(dialect, d -> SchemaVersion.read(d.folder(), NAMES));
    }
}
