/** Storages around a storage: read-only, observing, caching, and failing on purpose for tests. */
@NullMarked
package org.cxsdk.core.storage.decorate;

import org.jspecify.annotations.NullMarked;
