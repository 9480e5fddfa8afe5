/**
 * Decisions with the figures that they rest on, and whether those still hold.
 */
@NullMarked
package org.cxsdk.metrics.decision;

import org.jspecify.annotations.NullMarked;
