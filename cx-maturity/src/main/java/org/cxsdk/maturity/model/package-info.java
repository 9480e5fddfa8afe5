/** A maturity model as data: nodes, criteria, scales, weights, policies for what is missing, ladders of levels. */
@NullMarked
package org.cxsdk.maturity.model;

import org.jspecify.annotations.NullMarked;
