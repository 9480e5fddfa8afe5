/** A transformation as it is led: who stands for it, its phases and gates, who hears of it, who is ready, who was trained. */
@NullMarked
package org.cxsdk.maturity.programme;

import org.jspecify.annotations.NullMarked;
