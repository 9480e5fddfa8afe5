/**
 * What service costs and what it is worth: every input with its source and date.
 */
@NullMarked
package org.cxsdk.metrics.economics;

import org.jspecify.annotations.NullMarked;
