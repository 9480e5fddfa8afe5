/** What government offers and where: organisations, services, channels, touchpoints, life events. */
@NullMarked
package org.cxsdk.core.catalog;

import org.jspecify.annotations.NullMarked;
