/**
 * Accessible, self-contained HTML reports with SVG charts, left to right and right to left.
 */
@NullMarked
package org.cxsdk.examples.report;

import org.jspecify.annotations.NullMarked;
