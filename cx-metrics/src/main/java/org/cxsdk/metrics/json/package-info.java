/**
 * What comes in and goes out as files: KPI definitions, observations as CSV, results as {@code kpis.json}.
 */
@NullMarked
package org.cxsdk.metrics.json;

import org.jspecify.annotations.NullMarked;
