/**
 * What a series of numbers says: trend, changes of level and of distribution, values out of line, forecasts with their limits.
 * Calculations on plain numbers, for every module; what a figure means for a target is told where it is measured.
 */
@NullMarked
package org.cxsdk.core.series;

import org.jspecify.annotations.NullMarked;
