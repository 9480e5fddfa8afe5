/**
 * From a shortfall to its cause: where it happened, why, what is done about it, and whether that helped.
 */
@NullMarked
package org.cxsdk.metrics.cause;

import org.jspecify.annotations.NullMarked;
