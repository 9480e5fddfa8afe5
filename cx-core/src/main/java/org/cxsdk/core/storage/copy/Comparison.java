package org.cxsdk.core.storage.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamState;
import org.jspecify.annotations.Nullable;

/** Walks a tenant in two storages side by side: counts, digests, and what differs. */
final class Comparison {

    private final TenantView source;
    private final TenantView target;
    private final List<CopyReport.Part> parts = new ArrayList<>();
    private final List<CopyReport.Difference> differences = new ArrayList<>();
    private long differing;

    Comparison(TenantView source, TenantView target) {
        this.source = source;
        this.target = target;
    }

    CopyReport report(TenantId tenant) {
        SortedSet<String> kinds = new TreeSet<>(Comparator.comparing(Bytes::utf8));
        kinds.addAll(source.kinds());
        kinds.addAll(target.kinds());
        kinds.forEach(this::compareDocuments);
        compareStreams();
        compareJournal();
        return new CopyReport(tenant, parts, differences, differing);
    }

    private void compareDocuments(String kind) {
        Function<StoredDoc, String> id = doc -> doc.key().id();
        compare(
                "documents " + kind,
                source.documents(kind),
                target.documents(kind),
                Comparator.comparing(id.andThen(Bytes::utf8)),
                id,
                Comparison::difference,
                Digest::add);
    }

    private void compareStreams() {
        compare(
                "streams",
                source.streams(),
                target.streams(),
                Comparator.comparing(
                                (StreamState state) -> Bytes.utf8(state.stream().kind()))
                        .thenComparing(state -> Bytes.utf8(state.stream().id())),
                state -> state.stream().kind() + "/" + state.stream().id(),
                (here, there) -> "purged through " + here.purgedThrough() + " and at revision " + here.revision()
                        + " in the source, " + there.purgedThrough() + " and " + there.revision() + " in the target",
                Digest::add);
    }

    private void compareJournal() {
        compare(
                "journal",
                source.journal(),
                target.journal(),
                Comparator.comparing(Published::position),
                published -> Long.toString(published.position().value()),
                (here, there) -> "another entry, or in another stream or revision",
                Digest::add);
        if (!source.head().equals(target.head())) {
            differ(
                    "journal",
                    "head",
                    "the head is " + source.head().value() + " in the source, "
                            + target.head().value() + " in the target");
        }
    }

    private static String difference(StoredDoc here, StoredDoc there) {
        if (here.version() != there.version()) {
            return "version " + here.version() + " in the source, " + there.version() + " in the target";
        }
        return here.body().equals(there.body()) ? "other index tuples" : "another body";
    }

    /** Both walks are in the order of {@code order}, so an item that one side lacks is found by looking at the heads. */
    private <T> void compare(
            String part,
            Iterator<T> here,
            Iterator<T> there,
            Comparator<T> order,
            Function<T, String> id,
            BiFunction<T, T, String> difference,
            BiConsumer<Digest, T> adding) {
        Digest ofSource = new Digest();
        Digest ofTarget = new Digest();
        T a = next(here, ofSource, adding);
        T b = next(there, ofTarget, adding);
        while (a != null || b != null) {
            int compared = a == null ? 1 : b == null ? -1 : order.compare(a, b);
            if (compared < 0) {
                differ(part, id.apply(Objects.requireNonNull(a)), "missing in the target");
            } else if (compared > 0) {
                differ(part, id.apply(Objects.requireNonNull(b)), "in the target only");
            } else if (a != null && b != null && !a.equals(b)) {
                differ(part, id.apply(a), difference.apply(a, b));
            }
            a = compared <= 0 ? next(here, ofSource, adding) : a;
            b = compared >= 0 ? next(there, ofTarget, adding) : b;
        }
        parts.add(new CopyReport.Part(part, ofSource.content(), ofTarget.content()));
    }

    private static <T> @Nullable T next(Iterator<T> walk, Digest digest, BiConsumer<Digest, T> adding) {
        if (!walk.hasNext()) {
            return null;
        }
        T item = walk.next();
        adding.accept(digest, item);
        return item;
    }

    private void differ(String part, String id, String what) {
        differing++;
        if (differences.size() < CopyReport.MOST_DIFFERENCES) {
            differences.add(new CopyReport.Difference(part, id, what));
        }
    }
}
