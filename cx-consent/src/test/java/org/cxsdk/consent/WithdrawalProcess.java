package org.cxsdk.consent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.cxsdk.consent.RecordedHistory.Recorder;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.kit.ChildJvm;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;

/**
 * Another process on the same PostgreSQL. Arguments: address, tenant, variant of the node, then what to do: {@code random}
 * with a name, a seed and a number of operations for each of two threads; {@code withdraw} with a number, after whose commit it
 * waits to be killed; {@code decide}; {@code decide-at-least} with a revision.
 */
public final class WithdrawalProcess {

    static final SubjectId MARYAM = SubjectId.of("maryam");

    private static final int PERSONS = 3;
    private static final int THREADS = 2;

    private WithdrawalProcess() {}

    /** Entry point of the process. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        Node.Variant variant = Node.Variant.valueOf(arguments[2]);
        Runnable afterCommit = () -> {};
        if (arguments[3].equals("withdraw")) {
            afterCommit = () -> {
                output.println("committed");
                while (true) {
                    LockSupport.park(); // until it is killed
                }
            };
        }
        Node node = node(arguments[0], arguments[1], variant, afterCommit);
        switch (arguments[3]) {
            case "random" ->
                random(
                        node,
                        arguments[4],
                        Long.parseLong(arguments[5]),
                        Integer.parseInt(arguments[6]),
                        output::println);
            case "withdraw" ->
                new Recorder(node, "killed", output::println).withdraw(MARYAM, Integer.parseInt(arguments[4]));
            case "decide" -> new Recorder(node, "restarted", output::println).decide(MARYAM);
            case "decide-at-least" ->
                output.println(
                        "decided " + node.decide(MARYAM, new RevisionToken(MARYAM, Long.parseLong(arguments[4]))));
            default -> throw new IllegalArgumentException(arguments[3]);
        }
    }

    static ChildJvm start(String url, String tenant, Node.Variant variant, String... rest) {
        List<String> arguments = new ArrayList<>(List.of(url, tenant, variant.name()));
        arguments.addAll(List.of(rest));
        return ChildJvm.start(
                WithdrawalProcess.class,
                line -> line.startsWith(rest[0].equals("withdraw") ? "committed" : "returned")
                        || line.startsWith("decided"),
                arguments.toArray(String[]::new));
    }

    static Node node(String url, String tenant, Node.Variant variant, Runnable afterCommit) {
        CxContext context = context(KeptConnections.of(url), tenant);
        return variant == Node.Variant.OPEN_SNAPSHOT
                ? new Node(
                        context,
                        variant,
                        CxConsent.on(context(KeptConnections.inOneSnapshot(url), tenant)),
                        afterCommit)
                : new Node(context, variant, afterCommit);
    }

    private static CxContext context(DataSource source, String tenant) {
        return CxContext.of(
                JdbcStorage.on(source, JdbcOptions.trusting()),
                InstantSource.system(),
                new InMemoryKeyStore(),
                TenantId.of(tenant));
    }

    /** Two threads that grant, withdraw what they saw permitted, and mostly decide. */
    static void random(Node node, String name, long seed, int operations, Consumer<String> lines)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Recorder recorder = new Recorder(node, name + t, lines);
            SplittableRandom random = new SplittableRandom(seed + t);
            int first = (int) (seed % 1_000) * 1_000_000 + t * 500_000 + 1;
            threads.add(new Thread(() -> random(recorder, random, first, operations)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void random(Recorder recorder, SplittableRandom random, int first, int operations) {
        Map<SubjectId, Integer> permitted = new HashMap<>();
        for (int i = 0; i < operations; i++) {
            SubjectId subject = SubjectId.of("p-" + random.nextInt(PERSONS));
            int seen = permitted.getOrDefault(subject, Node.NONE);
            int kind = random.nextInt(10);
            if (kind < 2) {
                recorder.grant(subject, first + i);
                permitted.put(subject, first + i);
            } else if (kind < 4 && seen != Node.NONE) {
                recorder.withdraw(subject, seen);
                permitted.put(subject, Node.NONE);
            } else {
                permitted.put(subject, recorder.decide(subject));
            }
        }
    }
}
