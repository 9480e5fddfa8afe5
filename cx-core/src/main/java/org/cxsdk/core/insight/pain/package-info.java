/**
 * Where journeys hurt, computed from what happened, with every factor of the ranking shown.
 */
@NullMarked
package org.cxsdk.core.insight.pain;

import org.jspecify.annotations.NullMarked;
