package org.cxsdk.examples.reckon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** Which numbers were set beside reckoned ones, which of them differ, and which nobody looked at. */
final class Ledger {

    private static final int TOLD = 20;

    private final Set<DocumentNode> seen = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private String file = "explanation.json";
    private int figures;

    /** Names the file that places are in from now on. */
    void in(String name) {
        this.file = name;
    }

    FigureCheck.Found found() {
        return new FigureCheck.Found(figures, List.copyOf(open), List.copyOf(problems));
    }

    /** A number that is told must be the reckoned one; where none was reckoned, none may be told. */
    void number(DocumentNode place, String key, @Nullable Fraction reckoned) {
        DocumentNode told = place.members().get(key);
        Fraction figure = told == null || told.kind() != DocumentNode.Kind.NUMBER ? null : Fraction.of(told.text());
        if (told != null) {
            seen.add(told);
        }
        compare(place, key, figure, reckoned == null ? null : FigureCheck.told(reckoned));
    }

    /** The same for a fraction written as text. */
    void fraction(DocumentNode place, String key, @Nullable Fraction reckoned) {
        String told = ModelTree.text(place, key);
        compare(place, key, told == null ? null : Fraction.of(told), reckoned);
    }

    private void compare(DocumentNode place, String key, @Nullable Fraction told, @Nullable Fraction reckoned) {
        figures += reckoned == null ? 0 : 1;
        boolean same = told == null || reckoned == null ? told == reckoned : told.compareTo(reckoned) == 0;
        if (!same) {
            problem(place, key + " is told as " + shown(told) + ", reckoned it is " + shown(reckoned));
        }
    }

    private static String shown(@Nullable Fraction figure) {
        return figure == null
                ? "none"
                : figure.rounded(6, java.math.RoundingMode.HALF_UP).over() + "/"
                        + figure.rounded(6, java.math.RoundingMode.HALF_UP).under();
    }

    void text(DocumentNode place, String key, @Nullable String reckoned) {
        String told = ModelTree.text(place, key);
        if (!Objects.equals(told, reckoned)) {
            problem(place, key + " is told as " + told + ", reckoned it is " + reckoned);
        }
    }

    void same(DocumentNode place, String what, long reckoned, long told) {
        if (reckoned != told) {
            problem(place, what + " is told as " + told + ", reckoned it is " + reckoned);
        }
    }

    void problem(DocumentNode place, String what) {
        String node = ModelTree.text(place, "node");
        problem(file + ":" + place.line() + ": " + (node == null ? "" : node + ": ") + what);
    }

    void problem(String line) {
        problems.add(line);
    }

    /** Notes every number of a document that nobody looked at. */
    void sweep(String name, DocumentNode document) {
        if (document.kind() == DocumentNode.Kind.NUMBER && !seen.contains(document) && open.size() < TOLD) {
            open.add(name + ":" + document.line() + ": " + document.path());
        }
        document.members().values().forEach(member -> sweep(name, member));
        document.elements().forEach(element -> sweep(name, element));
    }
}
