/**
 * The contract of mergeable states, by which everything that aggregates can be split, merged, stored and replayed, and
 * the exact states that several modules use.
 */
@NullMarked
package org.cxsdk.core.state;

import org.jspecify.annotations.NullMarked;
