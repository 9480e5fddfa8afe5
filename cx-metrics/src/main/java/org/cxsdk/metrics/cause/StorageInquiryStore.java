package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.metrics.KpiId;

/** Keeps each inquiry as a document, found by its KPI and by when it next owes something. */
public final class StorageInquiryStore implements InquiryStore {

    private static final String BY_KPI = "by-kpi";
    private static final String BY_DUE = "by-due";

    private static final DocumentKind<Inquiry> KIND = DocumentKind.of(
            "metrics.inquiry",
            FormCodec.of(1, InquiryForm.class, InquiryForm::of, InquiryForm::toInquiry),
            StorageInquiryStore::tuples);

    /** For {@code CxCauses}; it holds nothing. */
    public StorageInquiryStore() {}

    @Override
    public Optional<Stored<Inquiry>> find(CxSession session, InquiryId id) {
        return session.load(KIND, id.value());
    }

    @Override
    public List<Inquiry> of(CxSession session, KpiId kpi) {
        List<Inquiry> all = new ArrayList<>();
        DocQuery query = session.query(KIND, BY_KPI).equal(kpi.value()).limit(Limits.BATCH);
        Slice<Stored<Inquiry>, Cursor> slice = session.find(KIND, query);
        slice.items().forEach(stored -> all.add(stored.value()));
        while (slice.more()) {
            slice = session.find(KIND, query.after(slice.last()));
            slice.items().forEach(stored -> all.add(stored.value()));
        }
        return all;
    }

    @Override
    public List<Inquiry> due(CxSession session, Instant until, int limit) {
        DocQuery query = session.query(KIND, BY_DUE)
                .before(IndexValue.of(until.plusNanos(1_000)))
                .limit(limit);
        return session.find(KIND, query).items().stream().map(Stored::value).toList();
    }

    @Override
    public void add(CxSession session, Inquiry inquiry) {
        session.write(KIND, inquiry.id().value(), Expected.absent(), inquiry);
    }

    @Override
    public void change(CxSession session, Stored<Inquiry> read, Inquiry inquiry) {
        session.write(KIND, inquiry.id().value(), read.expected(), inquiry);
    }

    private static List<IndexTuple> tuples(Inquiry inquiry) {
        List<IndexTuple> tuples = new ArrayList<>();
        tuples.add(IndexTuple.of(BY_KPI, inquiry.miss().definition().id()));
        inquiry.due().ifPresent(due -> tuples.add(IndexTuple.of(BY_DUE, IndexValue.of(due.due()))));
        return tuples;
    }
}
