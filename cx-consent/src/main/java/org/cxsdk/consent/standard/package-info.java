/** Consent as other standards write it: strict readers, and writers that report what they could not say. */
@NullMarked
package org.cxsdk.consent.standard;

import org.jspecify.annotations.NullMarked;
