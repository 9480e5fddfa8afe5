/** Checks of the whole: architecture, documentation, requirements shown. */
@NullMarked
package org.cxsdk.examples.checks;

import org.jspecify.annotations.NullMarked;
