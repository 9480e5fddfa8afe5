/** A tax declaration that asks only what no government office knows. */
@NullMarked
package org.cxsdk.examples.taxdeclaration;

import org.jspecify.annotations.NullMarked;
