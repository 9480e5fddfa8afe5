/** What was answered about one subject in one scope, and the evidence it rests on. */
@NullMarked
package org.cxsdk.maturity.assess;

import org.jspecify.annotations.NullMarked;
