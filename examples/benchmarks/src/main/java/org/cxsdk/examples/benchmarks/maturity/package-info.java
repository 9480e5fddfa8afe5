/** Ratings: one scored and explained, many set beside each other. Roadmaps, beside a solver of integer programs. */
@NullMarked
package org.cxsdk.examples.benchmarks.maturity;

import org.jspecify.annotations.NullMarked;
