package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cxsdk.consent.LinearizabilityChecker.Kind;
import org.cxsdk.consent.LinearizabilityChecker.Operation;
import org.cxsdk.core.SubjectId;

/**
 * What several processes did, as lines that each prints: one before an operation is called, one after it returned. Times are
 * of {@code System.nanoTime}, which on Linux is one clock for all processes of a machine (CLOCK_MONOTONIC).
 */
final class RecordedHistory {

    private RecordedHistory() {}

    /** A thread of a process that does things and says so. */
    static final class Recorder {
        private final Node node;
        private final String who;
        private final Consumer<String> lines;
        private int count;

        Recorder(Node node, String who, Consumer<String> lines) {
            this.node = node;
            this.who = who;
            this.lines = lines;
        }

        void grant(SubjectId subject, int number) {
            String id = call(Kind.GRANT, subject, number);
            node.grant(subject, number);
            returned(id, number);
        }

        void withdraw(SubjectId subject, int number) {
            String id = call(Kind.WITHDRAW, subject, number);
            node.withdrawn(subject, number);
            returned(id, number);
        }

        int decide(SubjectId subject) {
            String id = call(Kind.DECIDE, subject, Node.NONE);
            int number = node.decide(subject);
            returned(id, number);
            return number;
        }

        private String call(Kind kind, SubjectId subject, int number) {
            String id = who + "-" + count++;
            lines.accept("call " + id + " " + kind + " " + subject.value() + " " + number + " " + System.nanoTime());
            return id;
        }

        private void returned(String id, int number) {
            lines.accept("returned " + id + " " + number + " " + System.nanoTime());
        }
    }

    /** The operations on each person that the lines of all processes tell of, in whatever order the lines are. */
    static Map<String, List<Operation>> parse(List<String> lines) {
        Map<String, String[]> ends = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("returned") && words.length == 4) {
                ends.put(words[1], words);
            }
        }
        Map<String, List<Operation>> histories = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("call") && words.length == 6) {
                String[] end = ends.get(words[1]);
                histories
                        .computeIfAbsent(words[3], subject -> new ArrayList<>())
                        .add(new Operation(
                                words[1],
                                Kind.valueOf(words[2]),
                                Integer.parseInt(end == null ? words[4] : end[2]),
                                Long.parseLong(words[5]),
                                end == null ? Operation.NEVER : Long.parseLong(end[3])));
            }
        }
        return histories;
    }
}
