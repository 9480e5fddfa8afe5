package org.cxsdk.core.kit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.kit.ChildJvm;
import org.cxsdk.core.kit.jdbc.Transfers.Transfer;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;

/**
 * A process that transfers with several workers, going on where the store stands, and acknowledges each transfer on a
 * line of its own as soon as its commit has returned. Arguments: engine, address, number of the first worker, how many
 * workers, how many transfers each.
 */
public final class TransferProcess {

    private static final String ACKNOWLEDGED = "acknowledged ";

    private TransferProcess() {}

    /** Entry point of the process. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Engine engine = Engine.valueOf(arguments[0]);
        int firstWorker = Integer.parseInt(arguments[2]);
        int workers = Integer.parseInt(arguments[3]);
        long each = Long.parseLong(arguments[4]);
        PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        try (HikariDataSource pool = TestDatabase.pool(engine.source(arguments[1]));
                Storage storage = JdbcStorage.on(pool, JdbcOptions.validating())) {
            Transfers transfers = new Transfers(storage);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = firstWorker + i;
                threads.add(new Thread(() -> run(transfers, worker, each, output)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void run(Transfers transfers, int worker, long each, PrintStream output) {
        long begin = transfers.done(worker) + 1;
        for (long n = begin; n < begin + each; n++) {
            transfers.transfer(Transfer.of(worker, n));
            // one write of the whole line: what is cut off by a kill is not taken for an acknowledgement
            output.println(ACKNOWLEDGED + worker + " " + n + " .");
        }
    }

    static ChildJvm start(Engine engine, String url, int firstWorker, int workers, long each) {
        return ChildJvm.start(
                TransferProcess.class,
                line -> line.startsWith(ACKNOWLEDGED),
                engine.name(),
                url,
                Integer.toString(firstWorker),
                Integer.toString(workers),
                Long.toString(each));
    }

    /** By worker, the last transfer that was acknowledged. */
    static Map<Integer, Long> acknowledged(List<String> output) {
        Map<Integer, Long> last = new HashMap<>();
        for (String line : output) {
            if (line.startsWith(ACKNOWLEDGED) && line.endsWith(" .")) {
                String[] words = line.split(" ");
                last.merge(Integer.parseInt(words[1]), Long.parseLong(words[2]), Math::max);
            }
        }
        return last;
    }
}
