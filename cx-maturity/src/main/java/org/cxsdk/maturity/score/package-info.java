/** One calculation from model and answers to scores, gated levels and the tree that explains each number. */
@NullMarked
package org.cxsdk.maturity.score;

import org.jspecify.annotations.NullMarked;
