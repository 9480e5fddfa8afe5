/**
 * Time in event logs: service, waiting and idle time, working time, and which intervals are out of the ordinary.
 */
@NullMarked
package org.cxsdk.core.insight.time;

import org.jspecify.annotations.NullMarked;
