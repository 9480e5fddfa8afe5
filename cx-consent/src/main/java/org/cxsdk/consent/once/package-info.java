/** Once only: which data a service needs, who holds it, what is reused, what is asked, and how it is fetched. */
@NullMarked
package org.cxsdk.consent.once;

import org.jspecify.annotations.NullMarked;
