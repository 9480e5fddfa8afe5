/**
 * Paths through journeys: funnels, repetition, the chance to complete, what comes next, and journeys that stand for many.
 */
@NullMarked
package org.cxsdk.core.insight.path;

import org.jspecify.annotations.NullMarked;
