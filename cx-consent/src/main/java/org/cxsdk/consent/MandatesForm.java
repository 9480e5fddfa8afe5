package org.cxsdk.consent;

import java.util.List;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;

/** Mandates as they are stored: a list of identifiers, left out where a person speaks for herself. */
final class MandatesForm {

    private MandatesForm() {}

    static @Nullable List<String> of(List<RepresentationId> mandates) {
        return mandates.isEmpty()
                ? null
                : mandates.stream().map(RepresentationId::value).toList();
    }

    static List<RepresentationId> toIds(@Nullable List<String> stored) {
        return stored == null
                ? List.of()
                : stored.stream().map(RepresentationId::of).toList();
    }
}
