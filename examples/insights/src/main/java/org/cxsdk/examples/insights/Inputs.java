package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;

/** Reads several files of one command, so that the problems of all of them are told at once. Used by one thread. */
final class Inputs {

    private final List<CxException> problems = new ArrayList<>();

    /** Reads one; what is wrong with it is told by {@link #requireSound}. */
    <T> Optional<T> read(Supplier<T> file) {
        try {
            return Optional.of(file.get());
        } catch (CxException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /** The same for a reading that hands on what it finds. */
    void run(Runnable reading) {
        try {
            reading.run();
        } catch (CxException e) {
            problems.add(e);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws CxException if something was wrong: the problem itself if it is one, otherwise all of them
     */
    void requireSound() {
        if (problems.isEmpty()) {
            return;
        }
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        List<Violation> violations = new ArrayList<>();
        for (CxException problem : problems) {
            if (problem instanceof InvalidDocumentException invalid) {
                violations.addAll(invalid.violations());
            } else {
                String[] lines =
                        Optional.ofNullable(problem.getMessage()).orElse("").split("\n", 2);
                String what = lines[0].startsWith(problem.code() + ": ")
                        ? lines[0].substring(problem.code().length() + 2)
                        : lines[0];
                violations.add(
                        new Violation(problem.code(), 0, 0, "", null, what, lines.length > 1 ? lines[1].strip() : ""));
            }
        }
        throw new InvalidDocumentException(violations);
    }
}
