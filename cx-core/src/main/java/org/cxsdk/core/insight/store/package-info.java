/** Event logs from the interactions that a storage keeps. */
@NullMarked
package org.cxsdk.core.insight.store;

import org.jspecify.annotations.NullMarked;
