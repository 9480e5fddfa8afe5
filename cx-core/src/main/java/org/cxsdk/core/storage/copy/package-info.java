/**
 * Moving a tenant from one storage to another.
 */
@NullMarked
package org.cxsdk.core.storage.copy;

import org.jspecify.annotations.NullMarked;
