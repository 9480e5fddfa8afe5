/** Figures as they were told: every change of a published figure is a revision that stays. */
@NullMarked
package org.cxsdk.metrics.revision;

import org.jspecify.annotations.NullMarked;
