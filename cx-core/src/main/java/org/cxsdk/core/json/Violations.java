package org.cxsdk.core.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;

/**
 * Collects what is wrong with one source, so that all of it can be told at once. Keeps the first {@value #KEPT}, unless
 * more are asked for, and counts the rest. Not thread-safe.
 */
public final class Violations {

    /** How many violations are told; nobody mends more at one go, and a file of millions of bad rows must end. */
    public static final int KEPT = 100;

    private final String source;
    private final int most;
    private final Set<Violation> kept = new LinkedHashSet<>();
    private long more;

    /** @param source name of the source, for the line that tells of the violations not listed */
    public Violations(String source) {
        this(source, KEPT);
    }

    /**
     * Keeps more or fewer, for an import that must account for every row.
     *
     * @param source name of the source, for the line that tells of the violations not listed
     * @param most how many are kept
     */
    public Violations(String source, int most) {
        this.source = source;
        this.most = most;
    }

    /** Adds a violation; each is kept once. */
    public void add(Violation violation) {
        if (kept.contains(violation)) {
            return;
        }
        if (kept.size() < most) {
            kept.add(violation);
        } else {
            more++;
        }
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** How many there are, those not kept included. */
    public long count() {
        return kept.size() + more;
    }

    /** The violations in the order of the document; the last says how many are not listed, if any. */
    public List<Violation> toList() {
        List<Violation> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(Violation::line).thenComparingInt(Violation::column));
        if (more > 0) {
            sorted.add(new Violation(
                    source, 0, 0, "", null, more + " more violations are not listed", "Mend the ones above first"));
        }
        return List.copyOf(sorted);
    }

    /**
     * Ends the check.
     *
     * @throws InvalidDocumentException if anything is wrong
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new InvalidDocumentException(toList());
        }
    }
}
