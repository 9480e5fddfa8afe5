package org.cxsdk.feedback.exchange;

import java.util.List;
import org.cxsdk.core.Violation;

/**
 * What came of a file. Counts add up: {@code rows = kept + rejected + withheld}.
 *
 * @param kept what the good rows say, in the order of the file; empty if the file was refused
 * @param rows how many rows of data there are
 * @param rejected how many of them are wrong
 * @param withheld how many good ones were left out because the file was refused
 * @param violations everything that is wrong, with line, column, value and rule
 */
public record Imported<T>(List<T> kept, long rows, long rejected, long withheld, List<Violation> violations) {

    public Imported {
        kept = List.copyOf(kept);
        violations = List.copyOf(violations);
        if (rows != kept.size() + rejected + withheld) {
            throw new IllegalArgumentException("rows (" + rows + ") must be those kept (" + kept.size()
                    + "), rejected (" + rejected + ") and withheld (" + withheld + ")");
        }
    }

    /** Whether every row was good. */
    public boolean isClean() {
        return rejected == 0 && violations.isEmpty();
    }

    static <T> Imported<T> of(List<T> good, long rejected, List<Violation> violations, OnBadRow onBadRow) {
        boolean refused = onBadRow == OnBadRow.REFUSE_FILE && !(rejected == 0 && violations.isEmpty());
        return new Imported<>(
                refused ? List.of() : good, good.size() + rejected, rejected, refused ? good.size() : 0, violations);
    }
}
