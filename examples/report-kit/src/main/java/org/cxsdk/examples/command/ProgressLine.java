package org.cxsdk.examples.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import org.cxsdk.examples.report.Language;

/**
 * Tells somebody who waits that the program is at work: one line on standard error once the work has taken longer than
 * given, and none if it is done before. A thread of its own waits, since the work may be one long computation.
 */
final class ProgressLine {

    private final Thread waiting;

    private ProgressLine(Thread waiting) {
        this.waiting = waiting;
    }

    /** Begins to wait. */
    static ProgressLine after(Duration patience, Language language, PrintStream err) {
        Objects.requireNonNull(err, "err");
        Thread waiting = new Thread(
                () -> {
                    try {
                        Thread.sleep(patience.toMillis());
                        err.println(language == Language.ARABIC ? "العمل جارٍ …" : "At work …");
                        err.flush();
                    } catch (InterruptedException e) {
                        // the work is done
                    }
                },
                "progress");
        waiting.setDaemon(true);
        waiting.start();
        return new ProgressLine(waiting);
    }

    /** The work is done. */
    void end() {
        waiting.interrupt();
    }
}
