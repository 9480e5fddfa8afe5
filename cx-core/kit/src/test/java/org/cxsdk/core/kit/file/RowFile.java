package org.cxsdk.core.kit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.zip.CRC32;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.StorageUnavailable;
import org.jspecify.annotations.Nullable;

// region row-file
/** Sorted rows: all of them in memory, each transaction's changes at the end of a file. One transaction writes at a time. */
final class RowFile implements AutoCloseable {

    private static final int HEADER = Integer.BYTES + Long.BYTES;

    /** Held to write for as long as a writing transaction lasts, and to read for as long as a reading one does. */
    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    private final FileChannel channel;
    private final NavigableMap<Bytes, Bytes> rows = new TreeMap<>();

    /** What this transaction changed, as it was before; a row that was absent has no value. */
    private final Map<Bytes, @Nullable Bytes> before = new HashMap<>();

    private RowFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file for this process alone; a last record that was cut off was never acknowledged, and goes. */
    static RowFile open(Path path) {
        try {
            RowFile file = new RowFile(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            if (file.channel.tryLock() == null) {
                file.close();
                throw new StorageUnavailable("another process has the file open", true, null);
            }
            file.channel.truncate(file.replay());
            return file;
        } catch (IOException | OverlappingFileLockException e) {
            throw new StorageUnavailable("the file cannot be opened", true, e);
        }
    }

    private long replay() throws IOException {
        long good = 0;
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (filled(header.clear(), good)) {
            int length = header.flip().getInt();
            if (length < 0 || length > channel.size() - good - HEADER) {
                break;
            }
            ByteBuffer record = ByteBuffer.allocate(length);
            if (!filled(record, good + HEADER) || checksum(record.array()) != header.getLong()) {
                break;
            }
            List<Bytes> changes = Row.parts(Bytes.copyOf(record.array()));
            for (int i = 0; i < changes.size(); i += 2) {
                // a row that was removed has no part at all; one that is empty has an empty part
                List<Bytes> value = Row.parts(changes.get(i + 1));
                set(changes.get(i), value.isEmpty() ? null : value.get(0));
            }
            good += HEADER + length;
        }
        return good;
    }

    private boolean filled(ByteBuffer part, long from) throws IOException {
        while (part.hasRemaining()) {
            if (channel.read(part, from + part.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Bytes get(Bytes key) {
        return rows.get(key);
    }

    /** At most so many keys between two that are not among them. */
    List<Bytes> between(Bytes after, Bytes before, int most) {
        return after.compareTo(before) >= 0
                ? List.of()
                : rows.subMap(after, false, before, false).keySet().stream()
                        .limit(most)
                        .toList();
    }

    void put(Bytes key, @Nullable Bytes value) {
        if (!before.containsKey(key)) {
            before.put(key, rows.get(key));
        }
        set(key, value);
    }

    private void set(Bytes key, @Nullable Bytes value) {
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    /** Returns when the changes are on the disk. A file that failed once is not written to again. */
    void commit() {
        List<Object> changes = new ArrayList<>();
        for (Bytes key : before.keySet()) {
            Bytes value = rows.get(key);
            changes.add(key);
            changes.add(value == null ? Row.of() : Row.of(value));
        }
        byte[] record = Row.of(changes.toArray()).toArray();
        ByteBuffer out = ByteBuffer.allocate(HEADER + record.length);
        out.putInt(record.length).putLong(checksum(record)).put(record).flip();
        try {
            channel.position(channel.size());
            while (record.length > 0 && out.hasRemaining()) {
                channel.write(out);
            }
            channel.force(false);
        } catch (IOException e) {
            close();
            throw new StorageUnavailable("the file could not be written", false, e);
        }
        before.clear();
    }

    void rollBack() {
        before.forEach(this::set);
        before.clear();
    }

    private static long checksum(byte[] record) {
        CRC32 checksum = new CRC32();
        checksum.update(record);
        return checksum.getValue();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageUnavailable("the file could not be closed", false, e);
        }
    }
}
// endregion
