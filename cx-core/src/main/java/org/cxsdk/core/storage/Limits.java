package org.cxsdk.core.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;

/**
 * The limits of the storage contract (ST-2). The values of this package check them when they are made, so that
 * an adapter checks nothing but the sizes of the lists it is handed.
 */
public final class Limits {

    /** Longest tenant, kind and index name in bytes of UTF-8. */
    public static final int NAME_BYTES = 64;

    /** Longest id of a document, stream or entry in bytes of UTF-8. */
    public static final int ID_BYTES = 200;

    /** Longest encoded index tuple in bytes. */
    public static final int TUPLE_BYTES = 512;

    /** Most components of an index tuple. */
    public static final int TUPLE_COMPONENTS = 4;

    /** Most index tuples of one document. */
    public static final int TUPLES_PER_DOCUMENT = 64;

    /** Largest body of a document or entry in bytes. */
    public static final int BODY_BYTES = 1 << 20;

    /** Most items of one slice, most keys of one {@code load} and most entries of one {@code append}. */
    public static final int BATCH = 1_000;

    private Limits() {}

    /** Checks the size of a list that an adapter is handed: at most {@link #BATCH}. */
    public static void requireBatch(String what, int size) {
        atMost(what, size, BATCH, "items");
    }

    /** Checks what an adapter is asked to append: one to {@link #BATCH} entries, no id twice. */
    public static void requireAppend(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries must not be empty");
        }
        requireBatch("entries", entries.size());
        if (entries.size() > 1 && entries.stream().map(Entry::id).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("entries must not hold the same id twice");
        }
    }

    /** Checks where and how far an adapter is asked to read: after 0 or more, at least one item. */
    public static void requireReading(long after, int limit) {
        if (after < 0) {
            throw new IllegalArgumentException("after (" + after + ") must not be negative");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be at least 1");
        }
    }

    /** Checks what an adapter is asked to restore as a document: it expects none, and has a version. */
    public static void requireRestorable(DocWrite.Put document, long version) {
        if (!(document.expected() instanceof Expected.Absent)) {
            throw new IllegalArgumentException("a restored document expects none to be there: Expected.absent()");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version (" + version + ") must be at least 1");
        }
    }

    /** Checks what an adapter is asked to restore as a stream: something of it was purged. */
    public static void requireRestorable(StreamKey stream, long purgedThrough) {
        Objects.requireNonNull(stream, "stream");
        if (purgedThrough < 1) {
            throw new IllegalArgumentException("purgedThrough (" + purgedThrough + ") must be at least 1");
        }
    }

    /** Checks what an adapter is asked to restore as a journal: one tenant, ascending positions, none beyond the head. */
    public static void requireRestorable(TenantId tenant, List<Published> entries, Position head) {
        Objects.requireNonNull(tenant, "tenant");
        requireBatch("entries", entries.size());
        Position before = Position.START;
        for (Published entry : entries) {
            if (!entry.recorded().stream().tenant().equals(tenant)) {
                throw new IllegalArgumentException("an entry belongs to another tenant than \"" + tenant + "\"");
            }
            if (entry.position().compareTo(before) <= 0) {
                throw new IllegalArgumentException("positions must ascend: " + before.value() + ", then "
                        + entry.position().value());
            }
            before = entry.position();
        }
        if (head.compareTo(before) < 0) {
            throw new IllegalArgumentException(
                    "head (" + head.value() + ") must not be less than the last position " + before.value());
        }
    }

    static String name(String what, String value) {
        return text(what, value, NAME_BYTES);
    }

    static String id(String what, String value) {
        return text(what, value, ID_BYTES);
    }

    static Bytes body(Bytes body) {
        Objects.requireNonNull(body, "body");
        atMost("body", body.size(), BODY_BYTES, "bytes");
        return body;
    }

    static void atMost(String what, int actual, int limit, String unit) {
        if (actual > limit) {
            throw new CxException(
                    CoreError.LIMIT_EXCEEDED,
                    what + " has " + actual + " " + unit + "; the storage contract allows " + limit,
                    "Shorten or split it; docs/storage.md lists the limits (ST-2).");
        }
    }

    private static String text(String what, String value, int limit) {
        Objects.requireNonNull(value, what);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        wellFormed(what, value);
        // no char takes more than three bytes, so short texts need no count
        if (value.length() > limit / 3) {
            atMost(what, value.getBytes(StandardCharsets.UTF_8).length, limit, "bytes of UTF-8");
        }
        return value;
    }

    /** Refuses NUL, which ends an encoded string, and lone surrogates, which UTF-8 cannot carry. */
    static void wellFormed(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(what + " must not contain the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException(what + " is not well-formed Unicode: it has a lone surrogate");
                }
                i++;
            }
        }
    }
}
