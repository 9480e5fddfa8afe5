package org.cxsdk.core.kit.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxsdk.core.kit.CapabilitiesContract;
import org.cxsdk.core.kit.ConcurrencyContract;
import org.cxsdk.core.kit.CopyContract;
import org.cxsdk.core.kit.DocumentsContract;
import org.cxsdk.core.kit.HandlesContract;
import org.cxsdk.core.kit.IndexesContract;
import org.cxsdk.core.kit.JournalContract;
import org.cxsdk.core.kit.LifecycleContract;
import org.cxsdk.core.kit.ModelContract;
import org.cxsdk.core.kit.PagingContract;
import org.cxsdk.core.kit.StoreFactory;
import org.cxsdk.core.kit.StoreUnderTest;
import org.cxsdk.core.kit.TimeContract;
import org.cxsdk.core.kit.TransactionsContract;
import org.cxsdk.core.kit.TransferContract;
import org.cxsdk.core.storage.Storage;
import org.jspecify.annotations.Nullable;

// region kit
/** Stores in one file each; when all handles are closed, the file is closed, and opening reads it anew. */
interface OnFile extends StoreFactory {

    @Override
    default StoreUnderTest newStore() {
        return new FileUnderTest();
    }
}

class FileDocumentsTest extends DocumentsContract implements OnFile {}

class FileIndexesTest extends IndexesContract implements OnFile {}
// and so on: one class for each group of rules
// endregion

class FilePagingTest extends PagingContract implements OnFile {}

class FileJournalTest extends JournalContract implements OnFile {}

class FileTransactionsTest extends TransactionsContract implements OnFile {}

class FileHandlesTest extends HandlesContract implements OnFile {}

class FileConcurrencyTest extends ConcurrencyContract implements OnFile {}

class FileModelTest extends ModelContract implements OnFile {}

class FileTimeTest extends TimeContract implements OnFile {}

class FileCapabilitiesTest extends CapabilitiesContract implements OnFile {}

class FileLifecycleTest extends LifecycleContract implements OnFile {}

class FileTransferTest extends TransferContract implements OnFile {}

class FileCopyTest extends CopyContract implements OnFile {}

/** A file that is there for one test. */
final class FileUnderTest implements StoreUnderTest {

    private final Path path;
    private @Nullable RowFile file;
    private int handles;

    FileUnderTest() {
        try {
            path = Files.createTempFile("cx-file-", ".rows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Storage open() {
        RowFile opened = file;
        if (opened == null) {
            opened = RowFile.open(path);
            file = opened;
        }
        handles++;
        return new FileStorage(opened, this::closed);
    }

    private synchronized void closed() {
        handles--;
        if (handles == 0 && file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
