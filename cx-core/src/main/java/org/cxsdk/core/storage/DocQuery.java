package org.cxsdk.core.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Reads one index of one kind of document: equal values for the first components, then at most one half-open range on
 * the next one. Hits come in the order of the encoded tuple, then of the id, both as unsigned bytes (ST-7), and in
 * slices (ST-8). There is no join and no AND over two indexes: declare another index.
 *
 * <pre>{@code
 * DocQuery.on(tenant, "case", "by-state-and-due")
 *         .equal(IndexValue.of("OPEN")).before(IndexValue.of(now)).limit(50)
 * }</pre>
 *
 * <p>An adapter needs {@link #lower}, {@link #upper}, {@link #after} and {@link #limit} only: a hit has
 * {@code lower <= tuple < upper} and {@code (tuple, id) > after}.
 */
public final class DocQuery {

    /** Largest limit; a slice of {@code find} is bounded by {@link Limits#BATCH} all the same. */
    public static final int MAX_LIMIT = 1_000_000;

    /** Greater than every encoded tuple: no component begins with this byte. */
    private static final Bytes END = Bytes.copyOf(new byte[] {(byte) 0xFF});

    private final TenantId tenant;
    private final String kind;
    private final String index;
    private final List<IndexValue> prefix;
    private final @Nullable IndexValue from;
    private final @Nullable IndexValue before;
    private final Cursor after;
    private final int limit;

    private DocQuery(
            TenantId tenant,
            String kind,
            String index,
            List<IndexValue> prefix,
            @Nullable IndexValue from,
            @Nullable IndexValue before,
            Cursor after,
            int limit) {
        this.tenant = tenant;
        this.kind = kind;
        this.index = index;
        this.prefix = prefix;
        this.from = from;
        this.before = before;
        this.after = after;
        this.limit = limit;
    }

    /** Starts a query of all entries of one index, 100 at a time. */
    public static DocQuery on(TenantId tenant, String kind, String index) {
        Limits.name("index", index);
        return start(tenant, kind, index);
    }

    /** Starts a query of all documents of one kind in the order of their ids, 100 at a time. */
    public static DocQuery all(TenantId tenant, String kind) {
        return start(tenant, kind, "");
    }

    private static DocQuery start(TenantId tenant, String kind, String index) {
        Limits.name("tenant", tenant.value());
        Limits.name("kind", kind);
        return new DocQuery(tenant, kind, index, List.of(), null, null, Cursor.START, 100);
    }

    /** Asks for entries whose first components (after those already given) equal these. */
    public DocQuery equal(IndexValue... values) {
        refuseById();
        if (from != null || before != null) {
            throw new IllegalArgumentException("equal values stand before the range, not behind it");
        }
        List<IndexValue> longer = new ArrayList<>(prefix);
        longer.addAll(List.of(values));
        Limits.atMost("query", longer.size(), Limits.TUPLE_COMPONENTS, "components");
        return new DocQuery(tenant, kind, index, List.copyOf(longer), null, null, after, limit);
    }

    /** Asks for entries whose first component (after those already given) equals this text. */
    public DocQuery equal(String value) {
        return equal(IndexValue.of(value));
    }

    /** Asks for entries whose next component is at least this. */
    public DocQuery from(IndexValue least) {
        refuseById();
        return new DocQuery(tenant, kind, index, prefix, requireSameType(least, before), before, after, limit);
    }

    /** Asks for entries whose next component is less than this. */
    public DocQuery before(IndexValue bound) {
        refuseById();
        return new DocQuery(tenant, kind, index, prefix, from, requireSameType(bound, from), after, limit);
    }

    /** Continues behind this cursor. */
    public DocQuery after(Cursor cursor) {
        return new DocQuery(tenant, kind, index, prefix, from, before, Objects.requireNonNull(cursor, "cursor"), limit);
    }

    /** Asks for at most this many entries: 1 to 1,000,000. */
    public DocQuery limit(int most) {
        if (most < 1 || most > MAX_LIMIT) {
            throw new IllegalArgumentException("limit (" + most + ") must be between 1 and " + MAX_LIMIT);
        }
        return new DocQuery(tenant, kind, index, prefix, from, before, after, most);
    }

    /** Whose documents. */
    public TenantId tenant() {
        return tenant;
    }

    /** Which kind of documents. */
    public String kind() {
        return kind;
    }

    /** Whether this walks the documents by id, each once under an empty tuple, and not a declared index. */
    public boolean byId() {
        return index.isEmpty();
    }

    /** The index that is read; empty if {@link #byId()}. */
    public String index() {
        return index;
    }

    /** Least encoded tuple of a hit, inclusive; empty (as every tuple is) if {@link #byId()}. */
    public Bytes lower() {
        if (from != null) {
            return join(from.encoded());
        }
        return before != null ? join(tag(before)) : IndexValue.encode(prefix);
    }

    /** Bound of the encoded tuple of a hit, exclusive. */
    public Bytes upper() {
        if (before != null) {
            return join(before.encoded());
        }
        return successor(from != null ? join(tag(from)) : IndexValue.encode(prefix));
    }

    /** Where the walk continues. */
    public Cursor after() {
        return after;
    }

    /** Most entries wanted. */
    public int limit() {
        return limit;
    }

    private Bytes join(Bytes next) {
        byte[] head = IndexValue.encode(prefix).toArray();
        byte[] joined = Arrays.copyOf(head, head.length + next.size());
        System.arraycopy(next.toArray(), 0, joined, head.length, next.size());
        return Bytes.copyOf(joined);
    }

    private static Bytes tag(IndexValue value) {
        return Bytes.copyOf(new byte[] {value.encoded().toArray()[0]});
    }

    /** The least row of bytes that is greater than everything that begins with {@code prefix}. */
    private static Bytes successor(Bytes prefix) {
        byte[] bytes = prefix.toArray();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(bytes, i + 1);
                next[i]++;
                return Bytes.copyOf(next);
            }
        }
        return END;
    }

    private IndexValue requireSameType(IndexValue value, @Nullable IndexValue other) {
        Objects.requireNonNull(value, "value");
        Limits.atMost("query", prefix.size() + 1, Limits.TUPLE_COMPONENTS, "components");
        if (other != null && !other.getClass().equals(value.getClass())) {
            throw new IllegalArgumentException("both ends of a range must be of the same type");
        }
        return value;
    }

    private void refuseById() {
        if (byId()) {
            throw new IllegalArgumentException("a walk by id takes no values; name an index instead");
        }
    }

    /** Names the index, not the values. */
    @Override
    public String toString() {
        return "DocQuery(" + tenant + "/" + kind + "/" + (byId() ? "by id" : index) + ")";
    }
}
