/**
 * A second calculation of maturity scores, from the model document and the answers, that shares no line with the engine: whoever checks a
 * signed bundle runs it. It knows JSON and YAML as trees and fractions of whole numbers, nothing else.
 */
@NullMarked
package org.cxsdk.examples.reckon;

import org.jspecify.annotations.NullMarked;
