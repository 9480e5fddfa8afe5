/**
 * KPI definitions as data and the engine that computes them as exact, mergeable states.
 */
@NullMarked
package org.cxsdk.metrics;

import org.jspecify.annotations.NullMarked;
