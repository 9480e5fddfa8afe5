package org.cxsdk.metrics.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.context.CxSession;

/**
 * What KPIs remember, and how far they have read. A set of definitions, named by its hash, has one progress and many
 * parts (cells and cases); parts are only ever replaced together with the progress that they belong to.
 */
public interface KpiStore {

    /** How far a set of definitions has read; empty if it never has. */
    Optional<Progress> progress(CxSession session, String definitions);

    /** Reads parts; absent ones are not in the result. */
    List<Part> load(CxSession session, String definitions, Collection<PartId> parts);

    /** Reads all parts of a set, in no particular order. */
    void forEach(CxSession session, String definitions, Consumer<Part> action);

    /** Writes parts and the progress that they belong to; parts that are not named stay as they are. */
    void save(CxSession session, String definitions, Collection<Part> parts, Progress progress);

    /** Forgets parts. */
    void delete(CxSession session, String definitions, Collection<PartId> parts);

    /**
     * How far a set of definitions has read the journal, and what it must know to go on.
     *
     * @param revision revision of the last observation read
     * @param latestRecorded the latest time at which any of them was recorded
     * @param awaited observations that were corrected or retracted before they came
     * @param excluded how many observations do not count for any KPI, by code
     */
    record Progress(long revision, Instant latestRecorded, Set<String> awaited, Map<String, Long> excluded) {
        public Progress {
            Objects.requireNonNull(latestRecorded, "latestRecorded");
            awaited = Set.copyOf(awaited);
            excluded = Map.copyOf(excluded);
        }
    }

    /**
     * Names a part.
     *
     * @param kpi SHA-256 of the KPI's definition
     * @param part SHA-256 of the cell's or case's key
     */
    record PartId(String kpi, String part) {
        public PartId {
            Objects.requireNonNull(kpi, "kpi");
            Objects.requireNonNull(part, "part");
        }
    }

    /**
     * A cell or case.
     *
     * @param id its name
     * @param bytes its key and state
     */
    record Part(PartId id, Bytes bytes) {
        public Part {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(bytes, "bytes");
        }
    }
}
