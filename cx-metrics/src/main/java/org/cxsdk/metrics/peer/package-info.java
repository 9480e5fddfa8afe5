/**
 * Comparison with others without exposing anybody.
 */
@NullMarked
package org.cxsdk.metrics.peer;

import org.jspecify.annotations.NullMarked;
