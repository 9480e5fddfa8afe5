/** {@code benchmarks metrics}. */
@NullMarked
package org.cxsdk.examples.benchmarks.metrics;

import org.jspecify.annotations.NullMarked;
