/**
 * The storage in memory: for tests, trials, and data that may be lost.
 */
@NullMarked
package org.cxsdk.core.storage.memory;

import org.jspecify.annotations.NullMarked;
