/**
 * Event logs in and insights out: CSV logs and {@code journeys.json}.
 */
@NullMarked
package org.cxsdk.core.insight.json;

import org.jspecify.annotations.NullMarked;
