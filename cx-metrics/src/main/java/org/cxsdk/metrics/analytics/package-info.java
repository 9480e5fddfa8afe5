/**
 * Which kinds of analytics there are, what each does and does not do, and the two that have no other home: what to do next, and
 * who comes back.
 */
@NullMarked
package org.cxsdk.metrics.analytics;

import org.jspecify.annotations.NullMarked;
