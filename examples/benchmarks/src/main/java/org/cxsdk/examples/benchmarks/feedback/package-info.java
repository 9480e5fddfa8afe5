/** Feedback: answers counted live, and comments judged, beside the Java port of VADER. */
@NullMarked
package org.cxsdk.examples.benchmarks.feedback;

import org.jspecify.annotations.NullMarked;
