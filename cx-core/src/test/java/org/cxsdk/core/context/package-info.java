@NullMarked
package org.cxsdk.core.context;

import org.jspecify.annotations.NullMarked;
