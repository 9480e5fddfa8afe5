package org.cxsdk.consent.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.Entry;

/**
 * The bytes of an entry that its leaf is the hash of: five lines, {@code cx-ledger-entry-1}, id, type, instant in
 * microseconds since 1970, and the body as it is stored. Persons stand in the body as ciphertext, so the hash outlives
 * their keys. None of the first four lines holds a line end, so no two entries give the same bytes.
 */
final class LeafForm {

    private static final String HEAD = "cx-ledger-entry-1";

    private LeafForm() {}

    static Bytes of(Entry entry) {
        return of(entry.id(), entry.type(), entry.at(), entry.body());
    }

    private static Bytes of(String id, String type, Instant at, Bytes body) {
        byte[] head = (HEAD + "\n" + id + "\n" + type + "\n" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = body.toArray();
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return Bytes.copyOf(all);
    }
}
