package org.cxsdk.core.storage.copy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;

/**
 * How far a copy has come. It is a document of the target, written in the same transaction as what it tells of, and
 * deleted when both sides are found to be the same; so a target that has it is an unfinished copy. How far the journal
 * has come is told by the target's head.
 *
 * @param source name of the source, for people
 * @param head head of the source's journal when the copy began
 * @param step what is being copied
 * @param kind kind of the documents that were copied last; empty before the first
 * @param after where the walk over documents or streams continues
 */
record CopyMark(String source, long head, Step step, String kind, Cursor after) {

    /** Steps of a copy, in order. */
    enum Step {
        DOCUMENTS,
        STREAMS,
        JOURNAL
    }

    static final String KIND = "cx.copy";

    private static final FormCodec<CopyMark> CODEC =
            FormCodec.of(1, CopyMarkDocument.class, CopyMark::toDocument, CopyMark::of);

    /** The mark as it is stored, with the version that it has now. */
    record Placed(CopyMark mark, long version) {}

    static CopyMark begin(String source, long head) {
        return new CopyMark(source, head, Step.DOCUMENTS, "", Cursor.START);
    }

    CopyMark at(Step next, String nextKind, Cursor nextAfter) {
        return new CopyMark(source, head, next, nextKind, nextAfter);
    }

    static DocKey key(TenantId tenant) {
        return new DocKey(tenant, KIND, "mark");
    }

    static Optional<Placed> find(StorageSession session, TenantId tenant) {
        StoredDoc found = session.load(List.of(key(tenant))).get(key(tenant));
        return found == null ? Optional.empty() : Optional.of(new Placed(CODEC.decode(found.body()), found.version()));
    }

    /** Writes the mark; somebody else who copies at the same time meets a version conflict. */
    Placed write(StorageSession session, TenantId tenant, Expected expected) {
        DocWrite.Put put = DocWrite.put(key(tenant), expected, CODEC.encode(this, Optional.empty()));
        return new Placed(this, session.write(put).orElseThrow());
    }

    /** The stored form. */
    record CopyMarkDocument(String source, long head, Step step, String kind, String afterTuple, String afterId) {}

    private CopyMarkDocument toDocument() {
        String tuple = Base64.getEncoder().encodeToString(after.tuple().toArray());
        return new CopyMarkDocument(source, head, step, kind, tuple, after.id());
    }

    private static CopyMark of(CopyMarkDocument document) {
        Bytes tuple = Bytes.copyOf(Base64.getDecoder().decode(document.afterTuple()));
        return new CopyMark(
                document.source(),
                document.head(),
                document.step(),
                document.kind(),
                new Cursor(tuple, document.afterId()));
    }
}
