package org.cxsdk.core.stat;

import java.util.Objects;

/**
 * What a significance test says.
 *
 * @param method which test, for example {@code "mann-whitney"}
 * @param statistic its statistic
 * @param p the two-sided p value: how often chance alone gives a statistic at least as far out, 0 to 1
 */
public record TestResult(String method, double statistic, double p) {

    public TestResult {
        Objects.requireNonNull(method, "method");
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p (" + p + ") must lie between 0 and 1");
        }
    }
}
