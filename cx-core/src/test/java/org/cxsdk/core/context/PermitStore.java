package org.cxsdk.core.context;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Slice;

/** A typed store as a module writes it, and the values that it keeps. */
// region typed-store
final class PermitStore {

    /** A permit. The holder's name is personal, so it is sealed; the pseudonym and the instant may stand in an index. */
    record Permit(String id, SubjectId holder, Instant validUntil, Sealed holderName) {}

    /** The first stored form; in a module it lies, package-private, in the json package. */
    record PermitDocument(String id, String holder, Instant validUntil, Sealed holderName) {
        static PermitDocument of(Permit permit) {
            return new PermitDocument(permit.id(), permit.holder().value(), permit.validUntil(), permit.holderName());
        }

        Permit toValue() {
            return new Permit(id, SubjectId.of(holder), validUntil, holderName);
        }
    }

    static final DocumentKind<Permit> PERMIT = DocumentKind.of(
            "office.permit",
            FormCodec.of(1, PermitDocument.class, PermitDocument::of, PermitDocument::toValue),
            permit -> List.of(
                    IndexTuple.unique("by-holder", permit.holder().value()),
                    IndexTuple.of("by-end", IndexValue.of(permit.validUntil()))));

    Optional<Stored<Permit>> find(CxSession session, String id) {
        return session.load(PERMIT, id);
    }

    Stored<Permit> save(CxSession session, Expected expected, Permit permit) {
        return session.write(PERMIT, permit.id(), expected, permit);
    }

    Slice<Stored<Permit>, Cursor> endingBefore(CxSession session, Instant end, Cursor after) {
        DocQuery query =
                session.query(PERMIT, "by-end").before(IndexValue.of(end)).after(after);
        return session.find(PERMIT, query);
    }
}
// endregion
