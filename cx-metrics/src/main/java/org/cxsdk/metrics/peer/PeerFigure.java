package org.cxsdk.metrics.peer;

import java.util.Objects;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Rational;

/**
 * A figure of one agency among its peers.
 *
 * @param agency who: a name, or a code of an anonymised file
 * @param value the figure
 * @param n how many it rests on
 */
public record PeerFigure(String agency, Rational value, long n) {

    public PeerFigure {
        Identifier.require("PeerFigure.agency", agency);
        Objects.requireNonNull(value, "value");
        if (n < 0) {
            throw new IllegalArgumentException("n (" + n + ") must not be negative");
        }
    }
}
