/** From gaps to initiatives: what to take within a budget, when, and what it will have changed. */
@NullMarked
package org.cxsdk.maturity.plan;

import org.jspecify.annotations.NullMarked;
