package org.cxsdk.core.storage.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.jspecify.annotations.Nullable;

/** What one transaction does to the journal, laid over what is committed. */
final class JournalChanges {

    private final Store store;

    /** Own entries in the order of their appends, over all streams; positions are given at commit. */
    private final List<Recorded> appended = new ArrayList<>();

    /** Own entries whose positions were given elsewhere. */
    private final List<Published> restored = new ArrayList<>();

    /** Where journals stand after the restored entries. */
    private final Map<TenantId, Position> heads = new LinkedHashMap<>();

    /** Restored streams: through which revision they were purged elsewhere. */
    private final Map<StreamKey, Long> begun = new LinkedHashMap<>();

    /** Own entries of each stream, appended or restored. */
    private final Map<StreamKey, OwnEntries> own = new HashMap<>();

    /** Own purges: through which revision. */
    private final Map<StreamKey, Long> purged = new LinkedHashMap<>();

    /** Tenants that this transaction appended to. */
    private final Set<TenantId> appendedTo = new HashSet<>();

    JournalChanges(Store store) {
        this.store = store;
    }

    Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        Appended before = appendedBefore(stream, entries);
        if (before != null) {
            return before;
        }
        long revision = revision(stream);
        if (!expected.holdsFor(revision)) {
            throw new RevisionConflict(stream, revision);
        }
        if (heads.containsKey(stream.tenant())) {
            throw restoresOrAppends();
        }
        appendedTo.add(stream.tenant());
        for (int i = 0; i < entries.size(); i++) {
            Recorded recorded = new Recorded(stream, revision + 1 + i, entries.get(i));
            appended.add(recorded);
            add(recorded);
        }
        return Appended.of(revision + 1, revision + entries.size());
    }

    /** The first result, if the stream already holds these entries. */
    private @Nullable Appended appendedBefore(StreamKey stream, List<Entry> entries) {
        Recorded first = recorded(stream, entries.get(0).id());
        boolean same = first != null;
        boolean none = first == null;
        for (int i = 0; i < entries.size(); i++) {
            Recorded found = recorded(stream, entries.get(i).id());
            none &= found == null;
            same &= found != null
                    && first != null
                    && found.revision() == first.revision() + i
                    && found.entry().equals(entries.get(i));
        }
        if (none) {
            return null;
        }
        if (!same || first == null) {
            throw knownOtherwise(stream);
        }
        return Appended.repeatOf(first.revision(), first.revision() + entries.size() - 1);
    }

    private @Nullable Recorded recorded(StreamKey stream, String entryId) {
        Recorded committed = store.stream(stream).byId().get(entryId);
        if (committed != null && committed.revision() > purgedThrough(stream)) {
            return committed;
        }
        Recorded mine = ownOf(stream).byId.get(entryId);
        return mine != null && mine.revision() > purgedThrough(stream) ? mine : null;
    }

    private OwnEntries ownOf(StreamKey stream) {
        return own.getOrDefault(stream, OwnEntries.NONE);
    }

    private void add(Recorded recorded) {
        own.computeIfAbsent(recorded.stream(), key -> new OwnEntries()).add(recorded);
    }

    private long revision(StreamKey stream) {
        long before = begun.containsKey(stream)
                ? begun.get(stream)
                : store.stream(stream).revision();
        return before + ownOf(stream).entries.size();
    }

    private long purgedThrough(StreamKey stream) {
        return Math.max(store.stream(stream).purged(), purged.getOrDefault(stream, 0L));
    }

    Slice<Recorded, Long> read(StreamKey stream, long after, int limit) {
        int most = Math.min(limit, Limits.BATCH);
        long from = Math.max(after, purgedThrough(stream));
        List<Recorded> ahead = new ArrayList<>();
        addUpTo(ahead, most + 1, store.stream(stream).after(from));
        addUpTo(ahead, most + 1, ownOf(stream).after(from));
        List<Recorded> items = ahead.subList(0, Math.min(ahead.size(), most));
        long last = items.isEmpty()
                ? Math.max(after, revision(stream))
                : items.get(items.size() - 1).revision();
        return new Slice<>(items, last, items.size() < ahead.size());
    }

    private static void addUpTo(List<Recorded> ahead, int size, List<Recorded> more) {
        ahead.addAll(more.subList(0, Math.min(more.size(), size - ahead.size())));
    }

    long purge(StreamKey stream, long throughRevision) {
        long from = purgedThrough(stream);
        long through = Math.min(throughRevision, revision(stream));
        purged.merge(stream, through, Math::max);
        return Math.max(0, through - from);
    }

    /** Begins a stream behind what was purged elsewhere. */
    void restore(StreamKey stream, long purgedThrough) {
        long revision = revision(stream);
        if (revision > 0) {
            throw new RevisionConflict(stream, revision);
        }
        begun.put(stream, purgedThrough);
    }

    /** Continues a journal with entries at their own places. */
    void restore(TenantId tenant, List<Published> entries, Position head) {
        if (appendedTo.contains(tenant)) {
            throw restoresOrAppends();
        }
        Position now = heads.getOrDefault(tenant, Position.of(store.head(tenant)));
        Position first = entries.isEmpty() ? head : entries.get(0).position();
        if (head.compareTo(now) < 0 || !entries.isEmpty() && first.compareTo(now) <= 0) {
            throw new CxException(
                    CoreError.POSITION_CONFLICT,
                    "the journal of tenant \"" + tenant + "\" stands at position " + now.value()
                            + "; entries were to be restored from " + first.value() + " on",
                    "Restore into an empty tenant, in the order of positions.");
        }
        for (Published published : entries) {
            Recorded recorded = published.recorded();
            if (recorded.revision() != revision(recorded.stream()) + 1) {
                throw new RevisionConflict(recorded.stream(), revision(recorded.stream()));
            }
            if (recorded(recorded.stream(), recorded.entry().id()) != null) {
                throw knownOtherwise(recorded.stream());
            }
            restored.add(published);
            add(recorded);
        }
        heads.put(tenant, head);
    }

    /** Makes everything take effect; positions of what was appended are given here. */
    void commit() {
        begun.forEach(store::begin);
        restored.forEach(published ->
                store.publish(published.recorded(), published.position().value()));
        heads.forEach((tenant, head) -> store.raiseHead(tenant, head.value()));
        appended.forEach(store::publish);
        purged.forEach(store::purge);
    }

    private static CxException knownOtherwise(StreamKey stream) {
        return new CxException(
                CoreError.ENTRY_CONFLICT,
                "a stream of kind \"" + stream.kind() + "\" holds other entries under some of these ids",
                "Give a new fact a new id; repeat an append with exactly the same entries.");
    }

    private static CxException restoresOrAppends() {
        return new CxException(
                CoreError.STORAGE_MISUSE,
                "a transaction both restored entries of a tenant and appended to it",
                "Use a transaction for each.");
    }

    /** Entries of this transaction in one stream; they begin where the committed ones end. */
    private static final class OwnEntries {
        static final OwnEntries NONE = new OwnEntries();

        private final List<Recorded> entries = new ArrayList<>();
        private final Map<String, Recorded> byId = new HashMap<>();

        void add(Recorded recorded) {
            entries.add(recorded);
            byId.put(recorded.entry().id(), recorded);
        }

        List<Recorded> after(long revision) {
            if (entries.isEmpty()) {
                return entries;
            }
            long skip = Math.max(0, revision - entries.get(0).revision() + 1);
            return skip >= entries.size() ? List.of() : entries.subList((int) skip, entries.size());
        }
    }
}
