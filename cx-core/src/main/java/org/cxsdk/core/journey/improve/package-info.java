/** What is done to make journeys better: reviews of designs, silos, commitments, work with users, the journey map. */
@NullMarked
package org.cxsdk.core.journey.improve;

import org.jspecify.annotations.NullMarked;
