/**
 * The auditors' maturity scorer: a command line program that needs no network.
 */
@NullMarked
package org.cxsdk.examples.scorer;

import org.jspecify.annotations.NullMarked;
