/**
 * What events reveal: the event log, its directly-follows graph, variants, durations and rework.
 */
@NullMarked
package org.cxsdk.core.insight;

import org.jspecify.annotations.NullMarked;
