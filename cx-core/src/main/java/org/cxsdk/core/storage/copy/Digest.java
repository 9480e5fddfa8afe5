package org.cxsdk.core.storage.copy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Micros;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;

/** SHA-256 over items one after the other. Each field goes in with its length, so that no two rows of items look alike. */
final class Digest {

    private final MessageDigest sha256;
    private long count;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(StoredDoc doc) {
        count++;
        text(doc.key().id());
        number(doc.version());
        bytes(doc.body());
        number(doc.tuples().size());
        for (IndexTuple tuple : doc.tuples()) {
            text(tuple.index());
            bytes(tuple.encoded());
            number(tuple.unique() ? 1 : 0);
        }
    }

    void add(StreamState state) {
        count++;
        stream(state.stream());
        number(state.purgedThrough());
        number(state.revision());
    }

    void add(Published published) {
        count++;
        Entry entry = published.recorded().entry();
        number(published.position().value());
        stream(published.recorded().stream());
        number(published.recorded().revision());
        text(entry.id());
        text(entry.type());
        number(Micros.of(entry.at()));
        bytes(entry.body());
    }

    CopyReport.Content content() {
        return new CopyReport.Content(count, HexFormat.of().formatHex(sha256.digest()));
    }

    private void stream(StreamKey stream) {
        text(stream.kind());
        text(stream.id());
    }

    private void text(String text) {
        bytes(Bytes.utf8(text));
    }

    private void bytes(Bytes bytes) {
        number(bytes.size());
        sha256.update(bytes.toArray());
    }

    private void number(long number) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
