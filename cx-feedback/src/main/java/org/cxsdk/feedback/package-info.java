/**
 * Surveys, scores that state their denominators and intervals, complaints that get solved.
 */
@NullMarked
package org.cxsdk.feedback;

import org.jspecify.annotations.NullMarked;
