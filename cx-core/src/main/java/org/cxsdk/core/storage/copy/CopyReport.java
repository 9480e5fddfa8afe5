package org.cxsdk.core.storage.copy;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.TenantId;

/**
 * What the comparison of a tenant in two storages found.
 *
 * @param tenant whose data was compared
 * @param parts what was compared: one part for each kind of documents in the order of kinds, then {@code streams}, then
 *     {@code journal}
 * @param differences the first differences in the order of parts, at most {@link #MOST_DIFFERENCES}
 * @param differing how many items differ, or are on one side only
 */
public record CopyReport(TenantId tenant, List<Part> parts, List<Difference> differences, long differing) {

    /** Most differences that are listed; all are counted. */
    public static final int MOST_DIFFERENCES = 100;

    public CopyReport {
        Objects.requireNonNull(tenant, "tenant");
        parts = List.copyOf(parts);
        differences = List.copyOf(differences);
    }

    /** Whether both sides hold the same. */
    public boolean same() {
        return differing == 0;
    }

    /**
     * One part of what was compared.
     *
     * @param name {@code documents} and the kind, {@code streams}, or {@code journal}
     * @param source what the source holds
     * @param target what the target holds
     */
    public record Part(String name, Content source, Content target) {
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(target, "target");
        }
    }

    /**
     * How much one side holds, and its fingerprint.
     *
     * @param count documents, streams or entries
     * @param digest SHA-256, in hexadecimal, of everything that is stored of them, in order
     */
    public record Content(long count, String digest) {
        public Content {
            Objects.requireNonNull(digest, "digest");
        }
    }

    /**
     * One item that is not the same on both sides.
     *
     * @param part name of its part
     * @param id id of the document; kind and id of the stream; position in the journal. It may be a pseudonym, so
     *     {@code toString} leaves it out
     * @param what in which way the sides differ
     */
    public record Difference(String part, String id, String what) {
        public Difference {
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(what, "what");
        }

        @Override
        public String toString() {
            return part + ": " + what;
        }
    }
}
