/** What somebody who writes a {@code ConsentStore} of his own tests it with. */
@NullMarked
package org.cxsdk.consent.kit;

import org.jspecify.annotations.NullMarked;
