/** Millions of events at once: as columns, or as the agency's own objects, into cells by dimensions and day. */
@NullMarked
package org.cxsdk.metrics.batch;

import org.jspecify.annotations.NullMarked;
