/** Instruments as data, and the responses that people give to them. */
@NullMarked
package org.cxsdk.feedback.survey;

import org.jspecify.annotations.NullMarked;
