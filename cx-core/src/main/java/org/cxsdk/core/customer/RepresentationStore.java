package org.cxsdk.core.customer;

import java.util.List;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;

/** Port: the mandates of a person. An agency that asks a national register of mandates puts it behind this. */
@FunctionalInterface
public interface RepresentationStore {

    /** Every mandate that was ever given to act for this person, ended and annulled ones too. */
    List<Representation> about(CxSession session, SubjectId represented);

    /** Knows no mandate: everybody acts for herself. */
    static RepresentationStore none() {
        return (session, represented) -> List.of();
    }
}
