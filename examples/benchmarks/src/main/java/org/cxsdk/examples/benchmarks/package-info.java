/** Benchmarks: each case does the same work with the SDK and with a peer, in turns, in one process. */
@NullMarked
package org.cxsdk.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
