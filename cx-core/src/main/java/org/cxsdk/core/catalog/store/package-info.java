/** Catalogues published in editions, each in force from a day on. */
@NullMarked
package org.cxsdk.core.catalog.store;

import org.jspecify.annotations.NullMarked;
