package org.cxsdk.core.kit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a process that was killed while writing leaves behind. */
class FileCutOffTest {

    private static final TenantId TENANT = TenantId.of("office");

    @TempDir
    private Path directory;

    @Test
    void open_forgetsARecordThatWasCutOff_wherever() throws IOException {
        Path whole = directory.resolve("whole");
        write(whole, "a");
        int first = (int) Files.size(whole);
        write(whole, "b");
        byte[] bytes = Files.readAllBytes(whole);

        for (int length = first; length < bytes.length; length++) {
            Path cut = directory.resolve("cut-" + length);
            Files.write(cut, Arrays.copyOf(bytes, length));

            assertThat(ids(cut))
                    .as("cut off at byte %d of %d", length, bytes.length)
                    .containsExactly("a");
            write(cut, "c");
            assertThat(ids(cut)).as("goes on behind what was whole").containsExactly("a", "c");
        }
        assertThat(ids(whole)).containsExactly("a", "b");
    }

    @Test
    void open_isRefused_whileTheFileIsOpen() {
        Path path = directory.resolve("open");
        try (RowFile file = RowFile.open(path)) {
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(() -> RowFile.open(path))
                    .matches(StorageUnavailable::retryable);
            assertThat(file.get(Row.of("doc"))).isNull();
        }
    }

    private static void write(Path path, String id) {
        try (RowFile file = RowFile.open(path);
                FileStorage storage = new FileStorage(file, () -> {})) {
            DocKey key = new DocKey(TENANT, "note", id);
            storage.execute(
                    TxMode.WRITE,
                    session -> session.write(DocWrite.put(key, Expected.absent(), Bytes.utf8("\0" + id + "\0"))));
        }
    }

    private static List<String> ids(Path path) {
        try (RowFile file = RowFile.open(path);
                FileStorage storage = new FileStorage(file, () -> {})) {
            return storage.execute(TxMode.READ, session -> session.find(DocQuery.all(TENANT, "note"))).items().stream()
                    .map(doc -> doc.key().id())
                    .toList();
        }
    }
}
