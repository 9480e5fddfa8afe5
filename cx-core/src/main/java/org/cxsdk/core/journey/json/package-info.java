/**
 * Designs of journeys as YAML or JSON documents.
 */
@NullMarked
package org.cxsdk.core.journey.json;

import org.jspecify.annotations.NullMarked;
