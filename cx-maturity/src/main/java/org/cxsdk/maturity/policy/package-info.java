/** Policies as versioned documents: what they say, how they come about, and who complies. */
@NullMarked
package org.cxsdk.maturity.policy;

import org.jspecify.annotations.NullMarked;
