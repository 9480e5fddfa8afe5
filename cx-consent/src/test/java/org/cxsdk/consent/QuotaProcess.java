package org.cxsdk.consent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.kit.ChildJvm;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;

/**
 * A process that uses a grant which allows only so many uses. Arguments: address, tenant, its name, and {@code all} to reserve
 * and commit with several threads until nothing is left, or {@code reserve} to reserve once and wait to be killed.
 */
public final class QuotaProcess {

    static final SubjectId MARYAM = SubjectId.of("maryam");
    static final StatementId GRANT = StatementId.of("g-1");
    static final Scope SCOPE = Scope.of("deduction-check", "interest-paid", "tax-office");

    /** Longer than the slowest machine takes from reserving to committing. */
    static final Duration HELD = Duration.ofMinutes(10);

    private static final int THREADS = 4;
    private static final int IN_VAIN = 3;

    private QuotaProcess() {}

    /** Entry point of the process. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        CxConsent consent = open(arguments[0], arguments[1], InstantSource.system());
        if (arguments[3].equals("reserve")) {
            output.println(reserve(consent, arguments[2]).state());
            while (true) {
                LockSupport.park(); // until it is killed
            }
        }
        useAll(consent, arguments[2], output::println);
    }

    static ChildJvm start(String url, String tenant, String name, String what) {
        return ChildJvm.start(QuotaProcess.class, line -> true, url, tenant, name, what);
    }

    static CxConsent open(String url, String tenant, InstantSource clock) {
        return CxConsent.on(CxContext.of(
                JdbcStorage.on(KeptConnections.of(url), JdbcOptions.trusting()),
                clock,
                new InMemoryKeyStore(),
                TenantId.of(tenant)));
    }

    static Reservation reserve(CxConsent consent, String key) {
        return consent.quotas().holding(HELD).reserve(UseKey.of(key), new ReuseRequest(MARYAM, SCOPE));
    }

    /** Uses the grant with several threads until each of them was refused several times; a line for each use. */
    static void useAll(CxConsent consent, String name, Consumer<String> lines) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String prefix = name + "-" + t + "-";
            threads.add(new Thread(() -> {
                int refused = 0;
                for (int i = 0; refused < IN_VAIN; i++) {
                    UseKey key = UseKey.of(prefix + i);
                    if (reserve(consent, key.value()).mayUse()
                            && consent.quotas().commit(key, MARYAM, GRANT)) {
                        lines.accept("used " + key);
                    } else {
                        refused++;
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
