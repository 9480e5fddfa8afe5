/**
 * What lies behind a figure: which part of the whole a shortfall comes from.
 */
@NullMarked
package org.cxsdk.metrics.analysis;

import org.jspecify.annotations.NullMarked;
