package org.cxsdk.feedback.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Slice;

/** Walks a whole index, slice by slice. */
final class Walk {

    private static final int SLICE = 500;

    private Walk() {}

    static <T> void each(CxSession session, DocumentKind<T> kind, DocQuery query, Consumer<Stored<T>> action) {
        DocQuery sliced = query.limit(SLICE);
        Slice<Stored<T>, Cursor> slice = session.find(kind, sliced);
        slice.items().forEach(action);
        while (slice.more()) {
            slice = session.find(kind, sliced.after(slice.last()));
            slice.items().forEach(action);
        }
    }

    static <T> List<Stored<T>> all(CxSession session, DocumentKind<T> kind, DocQuery query) {
        List<Stored<T>> all = new ArrayList<>();
        each(session, kind, query, all::add);
        return all;
    }
}
