/** Complaints that get solved: cases with clocks, what staff may grant, escalation, and what became of what people said. */
@NullMarked
package org.cxsdk.feedback.recovery;

import org.jspecify.annotations.NullMarked;
