package org.cxsdk.core.journey.improve;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/**
 * A pain point or an opportunity that somebody noted on a journey map, with what shows it. Without evidence it is an
 * assumption, and the map says so.
 *
 * @param id names it
 * @param journey on which version
 * @param step at which step
 * @param kind pain or opportunity
 * @param text what it is, in a sentence
 * @param evidence what shows it; empty for an assumption
 */
public record MapNote(
        Id id, JourneyVersion journey, StepId step, Kind kind, LocalizedText text, List<Evidence> evidence) {

    public MapNote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        evidence = List.copyOf(evidence);
    }

    /**
     * Names a note.
     *
     * @param value the identifier; obeys {@link Identifier#require}
     */
    public record Id(String value) {
        public Id {
            Identifier.require("MapNote.Id", value);
        }

        /** Returns the identifier with this text. */
        public static Id of(String value) {
            return new Id(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** What is noted. */
    public enum Kind {
        /** Something hurts. */
        PAIN,
        /** Something could be better. */
        OPPORTUNITY
    }

    /**
     * What shows it.
     *
     * @param kind which kind of record: {@code kpi}, {@code survey}, {@code engagement}, {@code log}
     * @param reference the record
     * @param definition id, version and hash of what a figure was computed by; null if it is no figure
     */
    public record Evidence(
            String kind, String reference, @Nullable DefinitionRef definition) {
        public Evidence {
            Identifier.require("MapNote.Evidence.kind", kind);
            Identifier.require("MapNote.Evidence.reference", reference);
        }
    }

    /** Whether nothing shows it. */
    public boolean isAssumption() {
        return evidence.isEmpty();
    }
}
