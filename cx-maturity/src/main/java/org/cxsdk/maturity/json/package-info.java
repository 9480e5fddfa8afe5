/** Models and answers read from documents and tables; scores and explanations written as JSON. */
@NullMarked
package org.cxsdk.maturity.json;

import org.jspecify.annotations.NullMarked;
