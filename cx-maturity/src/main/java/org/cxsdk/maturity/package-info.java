/**
 * Maturity models as data, one calculation that gives score, gated level and explanation.
 */
@NullMarked
package org.cxsdk.maturity;

import org.jspecify.annotations.NullMarked;
