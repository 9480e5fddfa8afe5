/** Journeys: reading logs, graphs and paths, beside DuckDB, loops written by hand and a bare XML parser. */
@NullMarked
package org.cxsdk.examples.benchmarks.journeys;

import org.jspecify.annotations.NullMarked;
