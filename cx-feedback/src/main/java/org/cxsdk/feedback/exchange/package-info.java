/** Files of others: Circular A-11 submissions, Open311 requests, and any CSV or JSON by a mapping document. Pure but for reading. */
@NullMarked
package org.cxsdk.feedback.exchange;

import org.jspecify.annotations.NullMarked;
