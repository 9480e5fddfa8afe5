/**
 * Compatibility kit for storage adapters: extend the JUnit classes, hand them your adapter, read which numbered rule fails.
 */
@NullMarked
package org.cxsdk.core.kit;

import org.jspecify.annotations.NullMarked;
