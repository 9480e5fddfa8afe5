package org.cxsdk.feedback.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is kept. One of an anonymous round knows neither whom nor what about nor when, and what was answered
 * with it is not written down.
 *
 * @param wave of which round
 * @param subject who is invited; null in an anonymous round
 * @param dimensions what goes into her response; empty in an anonymous round
 * @param used whether it was used
 * @param response what was answered with it; null if nothing was, and in an anonymous round
 * @param claim a random text by which whoever used it in an anonymous round knows that it was she, if the storage did not say
 *     so; it stands nowhere else. Null by name, and until it is used
 */
public record Invitation(
        WaveId wave,
        @Nullable SubjectId subject,
        Map<String, String> dimensions,
        boolean used,
        @Nullable ResponseId response,
        @Nullable String claim) {

    public Invitation {
        Objects.requireNonNull(wave, "wave");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        if (subject == null && (response != null || !dimensions.isEmpty())) {
            throw new IllegalArgumentException("an anonymous invitation knows nothing but its round");
        }
    }

    /** One by name. */
    public static Invitation of(WaveId wave, Occasion occasion) {
        return new Invitation(wave, occasion.subject(), occasion.dimensions(), false, null, null);
    }

    /** One of an anonymous round. */
    public static Invitation anonymous(WaveId wave) {
        return new Invitation(wave, null, Map.of(), false, null, null);
    }

    /** Who is invited, unless the round is anonymous. */
    public Optional<SubjectId> invited() {
        return Optional.ofNullable(subject);
    }

    /** This invitation by name after it was used. */
    public Invitation usedFor(ResponseId answer) {
        return new Invitation(wave, subject, dimensions, true, answer, null);
    }

    /** This invitation of an anonymous round after it was used. */
    public Invitation usedBy(String random) {
        return new Invitation(wave, subject, dimensions, true, null, random);
    }
}
