package org.cxsdk.maturity.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * The sides from which a criterion is answered, once each: what is written down, what is done. An answer names its face by
 * the attribute {@value #ATTRIBUTE}.
 *
 * @param titles their titles by name, at least two, in the model's order
 * @param take how their scores become the criterion's: {@link Aggregation.Of#MEAN}, or {@link Aggregation.Of#MIN} where one
 *     face must not make up for another
 * @param missing what is done with a face that has no score
 */
public record Faces(Map<String, LocalizedText> titles, Aggregation.Of take, MissingPolicies missing) {

    /** The attribute by which an answer names its face. */
    public static final String ATTRIBUTE = "face";

    public Faces {
        titles = Ordered.map(titles);
        Objects.requireNonNull(take, "take");
        Objects.requireNonNull(missing, "missing");
        if (titles.size() < 2) {
            throw new IllegalArgumentException("faces " + titles.keySet() + " must be at least two");
        }
        if (take != Aggregation.Of.MEAN && take != Aggregation.Of.MIN) {
            throw new IllegalArgumentException("faces are combined by mean or min, not by " + take.fileName());
        }
    }

    /** The same faces, combined in another way. */
    public Faces taking(Aggregation.Of other) {
        return new Faces(titles, other, missing);
    }

    /** The attribute of answers that names the face. */
    public Attribute attribute() {
        return new Attribute(ATTRIBUTE, new LinkedHashMap<>(titles).keySet());
    }

    /** The attributes of an answer to one face. */
    public static Map<String, String> of(String face) {
        return Map.of(ATTRIBUTE, face);
    }
}
