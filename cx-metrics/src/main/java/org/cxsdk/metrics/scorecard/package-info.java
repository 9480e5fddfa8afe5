/** What a report says as a whole: how KPIs stand and move, whose group fares worse, what guards an improvement, what is measured at all. */
@NullMarked
package org.cxsdk.metrics.scorecard;

import org.jspecify.annotations.NullMarked;
