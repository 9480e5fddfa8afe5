/**
 * Journeys: how they are designed, what happened on them, and where each one stands.
 */
@NullMarked
package org.cxsdk.core.journey;

import org.jspecify.annotations.NullMarked;
