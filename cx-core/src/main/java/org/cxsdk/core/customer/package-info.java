/** Who is served, and who acts for whom. */
@NullMarked
package org.cxsdk.core.customer;

import org.jspecify.annotations.NullMarked;
