/** Protection of small groups in what is published. */
@NullMarked
package org.cxsdk.core.disclosure;

import org.jspecify.annotations.NullMarked;
