package org.cxsdk.core.journey;

import java.util.Objects;
import org.cxsdk.core.Identifier;

/**
 * Names one version of a designed journey.
 *
 * @param journey the journey
 * @param version its version, for example {@code 2026-1}; obeys {@link Identifier#require},
 *     holds no {@code @}, and {@code id@version} as a whole is an identifier too
 */
public record JourneyVersion(JourneyId journey, String version) {

    public JourneyVersion {
        Objects.requireNonNull(journey, "journey");
        Identifier.require("JourneyVersion.version", version);
        if (version.indexOf('@') >= 0) {
            throw new IllegalArgumentException("version (" + version + ") must not hold an @");
        }
        Identifier.require("JourneyVersion", journey + "@" + version);
    }

    /** Returns the version with this text of the journey with this identifier. */
    public static JourneyVersion of(String journey, String version) {
        return new JourneyVersion(JourneyId.of(journey), version);
    }

    /** {@code id@version}. */
    @Override
    public String toString() {
        return journey + "@" + version;
    }
}
