/**
 * What KPIs remember of values: moments, distributions and distinct things, each a function of its observations alone
 * with canonical bytes.
 */
@NullMarked
package org.cxsdk.metrics.state;

import org.jspecify.annotations.NullMarked;
