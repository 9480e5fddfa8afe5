/**
 * What somebody who writes a {@code ConsentStore} of his own tests it with; published as {@code cx-consent} with classifier
 * {@code tests}.
 */
@NullMarked
package org.cxsdk.consent.kit;

import org.jspecify.annotations.NullMarked;
