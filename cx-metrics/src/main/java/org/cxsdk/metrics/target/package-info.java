/**
 * Targets that rise honestly: is one realistic, may it be raised, and who approved it.
 */
@NullMarked
package org.cxsdk.metrics.target;

import org.jspecify.annotations.NullMarked;
