/** Catalogues as documents, YAML or JSON. */
@NullMarked
package org.cxsdk.core.catalog.json;

import org.jspecify.annotations.NullMarked;
