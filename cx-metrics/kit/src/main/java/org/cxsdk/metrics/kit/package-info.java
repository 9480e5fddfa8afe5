/**
 * Compatibility kit for the stores of cx-metrics: extend the JUnit classes, hand them your stores, read which numbered rule
 * fails.
 */
@NullMarked
package org.cxsdk.metrics.kit;

import org.jspecify.annotations.NullMarked;
