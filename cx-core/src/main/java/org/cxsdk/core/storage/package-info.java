/**
 * The storage SPI: documents with declared index tuples and a journal of facts, eight operations in all.
 */
@NullMarked
package org.cxsdk.core.storage;

import org.jspecify.annotations.NullMarked;
