/** The one way in for documents and tables from outside, and the one way out for JSON files. */
@NullMarked
package org.cxsdk.core.json;

import org.jspecify.annotations.NullMarked;
