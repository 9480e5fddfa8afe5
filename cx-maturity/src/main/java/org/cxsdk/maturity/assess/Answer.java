package org.cxsdk.maturity.assess;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one criterion.
 *
 * @param criterion the criterion
 * @param value what was answered, as the criterion's type wants it: an answer of the scale, yes or no, a number
 * @param absence why there is no value; exactly one of {@code value} and {@code absence} is there
 * @param attributes what tells it apart from other answers to the same criterion
 * @param note the assessor's words
 * @param evidence what it rests on
 */
public record Answer(
        NodeId criterion,
        @Nullable String value,
        @Nullable Absence absence,
        Map<String, String> attributes,
        @Nullable String note,
        List<EvidenceId> evidence) {

    public Answer {
        Objects.requireNonNull(criterion, "criterion");
        if ((value == null) == (absence == null)) {
            throw new IllegalArgumentException("exactly one of value and absence is needed for " + criterion);
        }
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        evidence = List.copyOf(evidence);
    }

    /** An answer with a value and nothing else. */
    public static Answer of(NodeId criterion, String value) {
        return new Answer(criterion, value, null, Map.of(), null, List.of());
    }

    /** No value, and why. */
    public static Answer absent(NodeId criterion, Absence absence) {
        return new Answer(criterion, null, absence, Map.of(), null, List.of());
    }

    /** This answer, told apart by attributes. */
    public Answer with(Map<String, String> attributes) {
        return new Answer(criterion, value, absence, attributes, note, evidence);
    }

    /** This answer, resting on nothing. */
    public Answer withoutEvidence() {
        return new Answer(criterion, value, absence, attributes, note, List.of());
    }

    /**
     * What an answer is to.
     *
     * @param criterion the criterion
     * @param face its face; empty for a criterion without faces
     */
    public record Place(NodeId criterion, String face) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = criterion.compareTo(other.criterion);
            return order != 0 ? order : face.compareTo(other.face);
        }
    }

    /** The criterion that it is to, and its face. */
    public Place place() {
        return new Place(criterion, attributes.getOrDefault(Faces.ATTRIBUTE, ""));
    }

    /** This answer given to each face of a criterion; itself, if it names a face already. */
    public List<Answer> onEachOf(Faces faces) {
        return attributes.containsKey(Faces.ATTRIBUTE)
                ? List.of(this)
                : faces.titles().keySet().stream()
                        .map(face -> with(Faces.of(face)))
                        .toList();
    }

    /** What was answered: the value or why there is none; of one face, with the face before it. */
    public String shown() {
        String told = value != null ? value : Objects.requireNonNull(absence).fileName();
        String face = attributes.get(Faces.ATTRIBUTE);
        return face == null ? told : face + " " + told;
    }
}
