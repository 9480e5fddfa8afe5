/**
 * Journeys over several channels and organisations: comparison, changes from one to another, going back and forth, and giving
 * up after a change.
 */
@NullMarked
package org.cxsdk.core.insight.channel;

import org.jspecify.annotations.NullMarked;
