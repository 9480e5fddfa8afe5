/** Event logs in XES (IEEE 1849). */
@NullMarked
package org.cxsdk.core.insight.xes;

import org.jspecify.annotations.NullMarked;
