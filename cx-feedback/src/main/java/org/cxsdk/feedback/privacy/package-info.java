/** Personal identifiers found in what people write, so that the store never sees them. Pure. */
@NullMarked
package org.cxsdk.feedback.privacy;

import org.jspecify.annotations.NullMarked;
