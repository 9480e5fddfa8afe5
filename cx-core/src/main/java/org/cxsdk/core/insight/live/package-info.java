/**
 * Figures that follow the events: one interaction in, and graph, paths and durations are right again, late ones too.
 */
@NullMarked
package org.cxsdk.core.insight.live;

import org.jspecify.annotations.NullMarked;
