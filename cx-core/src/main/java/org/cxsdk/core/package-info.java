/**
 * Shared types: identifiers, exact numbers, periods, texts, reasons, errors, observations and measurements.
 */
@NullMarked
package org.cxsdk.core;

import org.jspecify.annotations.NullMarked;
