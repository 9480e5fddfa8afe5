/** Petri nets in PNML (ISO/IEC 15909-2). */
@NullMarked
package org.cxsdk.core.insight.pnml;

import org.jspecify.annotations.NullMarked;
