package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * One level of maturity.
 *
 * @param number its place; higher is more mature
 * @param name its name
 * @param test the one sentence by which an assessor tells whether it is reached
 */
public record Level(int number, LocalizedText name, LocalizedText test) {

    public Level {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(test, "test");
    }
}
