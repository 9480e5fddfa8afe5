/** Decisions of cx-consent beside policy engines, in the same run on the same random world. */
@NullMarked
package org.cxsdk.examples.benchmarks.consent;

import org.jspecify.annotations.NullMarked;
