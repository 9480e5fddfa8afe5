/**
 * Conformance: how far what happened is from what was designed, by exact optimal alignment.
 */
@NullMarked
package org.cxsdk.core.insight.conform;

import org.jspecify.annotations.NullMarked;
