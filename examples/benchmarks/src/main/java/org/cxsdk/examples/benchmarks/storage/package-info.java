/** The storage over JDBC beside JDBC written by hand for the case. */
@NullMarked
package org.cxsdk.examples.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
