package org.cxsdk.core.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.StreamKey;

import static org.cxsdk.core.storage.jdbc.Statements.utf8;

/**
 * Keys of rows: tenant, kind and id (of an index: tenant, kind and name) in UTF-8, with a zero byte between them. No name
 * holds U+0000 (ST-2), so no two keys are the same, and keys sort as their parts do. All keys that begin with the same names
 * are a range.
 */
final class Keys {

    private static final char BETWEEN = 0;

    private Keys() {}

    static byte[] of(DocKey key) {
        return utf8(key.tenant().value() + BETWEEN + key.kind() + BETWEEN + key.id());
    }

    static byte[] of(StreamKey key) {
        return utf8(key.tenant().value() + BETWEEN + key.kind() + BETWEEN + key.id());
    }

    /** What all keys of a tenant begin with. */
    static byte[] prefix(TenantId tenant) {
        return utf8(tenant.value() + BETWEEN);
    }

    /** What all keys of a tenant and kind begin with. */
    static byte[] prefix(TenantId tenant, String kind) {
        return utf8(tenant.value() + BETWEEN + kind + BETWEEN);
    }

    /** What all keys of an index begin with. */
    static byte[] prefix(TenantId tenant, String kind, String index) {
        return utf8(tenant.value() + BETWEEN + kind + BETWEEN + index + BETWEEN);
    }

    /** The least key behind all that begin with a prefix. */
    static byte[] behind(byte[] prefix) {
        byte[] behind = prefix.clone();
        behind[behind.length - 1]++;
        return behind;
    }

    static byte[] joined(byte[] prefix, byte[] rest) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, joined, prefix.length, rest.length);
        return joined;
    }

    static byte[] rest(byte[] key, byte[] prefix) {
        return Arrays.copyOfRange(key, prefix.length, key.length);
    }

    static DocKey doc(byte[] key) {
        int tenant = end(key, 0);
        int kind = end(key, tenant + 1);
        return new DocKey(
                TenantId.of(text(key, 0, tenant)), text(key, tenant + 1, kind), text(key, kind + 1, key.length));
    }

    static StreamKey stream(TenantId tenant, byte[] key) {
        int kind = end(key, 0);
        int id = end(key, kind + 1);
        return new StreamKey(tenant, text(key, kind + 1, id), text(key, id + 1, key.length));
    }

    private static int end(byte[] key, int from) {
        int end = from;
        while (key[end] != BETWEEN) {
            end++;
        }
        return end;
    }

    private static String text(byte[] key, int from, int end) {
        return new String(key, from, end - from, StandardCharsets.UTF_8);
    }
}
