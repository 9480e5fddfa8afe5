package org.cxsdk.core.journey;

import java.time.Instant;
import org.cxsdk.core.SubjectId;

/** Form 1 of a stored {@link JourneyInstance}. */
record InstanceForm(String id, String journey, String version, String subject, Instant opened) {

    static InstanceForm of(JourneyInstance instance) {
        return new InstanceForm(
                instance.id().value(),
                instance.version().journey().value(),
                instance.version().version(),
                instance.subject().value(),
                instance.opened());
    }

    JourneyInstance toValue() {
        return new JourneyInstance(
                JourneyInstanceId.of(id), JourneyVersion.of(journey, version), SubjectId.of(subject), opened);
    }
}
