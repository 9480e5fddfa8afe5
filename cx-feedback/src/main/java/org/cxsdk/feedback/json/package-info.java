/** Reads instruments from YAML and JSON and pins the stored forms of this module. */
@NullMarked
package org.cxsdk.feedback.json;

import org.jspecify.annotations.NullMarked;
