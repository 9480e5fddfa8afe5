/**
 * What event logs in files look like, and how they are taken in: the same for every format.
 */
@NullMarked
package org.cxsdk.core.insight.read;

import org.jspecify.annotations.NullMarked;
