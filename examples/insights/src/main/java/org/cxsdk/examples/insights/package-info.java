/** Insights: from files to figures, as JSON and as an accessible page. */
@NullMarked
package org.cxsdk.examples.insights;

import org.jspecify.annotations.NullMarked;
