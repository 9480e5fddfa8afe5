/**
 * Statistics that several modules compute, once: quantiles, summaries, intervals, special functions.
 */
@NullMarked
package org.cxsdk.core.stat;

import org.jspecify.annotations.NullMarked;
