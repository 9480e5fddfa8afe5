package org.cxsdk.examples.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param name the case
 * @param unit of both figures; more is better
 * @param ours the SDK's figure
 * @param peer who did the same work; {@code null} where a figure stands by itself
 * @param peerValue the peer's figure
 * @param ratio ours / the peer's, the median over pairs of rounds
 */
public record Row(
        String name,
        String unit,
        double ours,
        @Nullable String peer,
        @Nullable Double peerValue,
        @Nullable Double ratio) {}
