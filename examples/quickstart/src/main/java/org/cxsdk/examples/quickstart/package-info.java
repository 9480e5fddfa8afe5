/**
 * The loop of the five modules in one small program.
 */
@NullMarked
package org.cxsdk.examples.quickstart;

import org.jspecify.annotations.NullMarked;
