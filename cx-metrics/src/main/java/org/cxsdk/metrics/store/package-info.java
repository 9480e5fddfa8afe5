/**
 * Where observations and KPI states are kept: two typed stores, and their implementations over the storage of a
 * context.
 */
@NullMarked
package org.cxsdk.metrics.store;

import org.jspecify.annotations.NullMarked;
