/**
 * Consent records and the decision whether personal data may be reused, and why.
 */
@NullMarked
package org.cxsdk.consent;

import org.jspecify.annotations.NullMarked;
