/** Scores that say what they are made of: method, denominator, n and interval. */
@NullMarked
package org.cxsdk.feedback.score;

import org.jspecify.annotations.NullMarked;
