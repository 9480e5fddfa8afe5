package org.cxsdk.core;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document from outside breaks rules; all violations are told at once, in the order of the document. */
public final class InvalidDocumentException extends CxException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations every violation found, at least one */
    public InvalidDocumentException(List<Violation> violations) {
        super(CoreError.INVALID_DOCUMENT, summary(violations), "Mend every line above and load the document again.");
        this.violations = new ArrayList<>(violations);
    }

    /** Every violation found; empty only after Java serialisation, which keeps the message alone. */
    public List<Violation> violations() {
        return violations == null ? List.of() : List.copyOf(violations);
    }

    private static String summary(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("violations must not be empty");
        }
        return violations.size()
                + (violations.size() == 1 ? " violation" : " violations")
                + violations.stream().map(v -> "\n  " + v.message()).collect(Collectors.joining());
    }
}
