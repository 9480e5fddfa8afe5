/** A storage in one file, written as docs/storage.md tells it: the example of an adapter. */
@NullMarked
package org.cxsdk.core.kit.file;

import org.jspecify.annotations.NullMarked;
