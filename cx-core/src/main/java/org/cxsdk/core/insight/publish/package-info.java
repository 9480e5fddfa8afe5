/**
 * Figures of journeys that may leave the house: nobody can be picked out of them, nor worked out by subtraction.
 */
@NullMarked
package org.cxsdk.core.insight.publish;

import org.jspecify.annotations.NullMarked;
