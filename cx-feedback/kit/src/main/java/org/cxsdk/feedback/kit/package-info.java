/**
 * Compatibility kit for stores of feedback: extend the JUnit classes, hand them your store, read which numbered rule fails.
 */
@NullMarked
package org.cxsdk.feedback.kit;

import org.jspecify.annotations.NullMarked;
