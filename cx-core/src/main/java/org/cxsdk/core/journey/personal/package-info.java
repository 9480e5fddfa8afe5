/** Journeys that adapt to the person: rules choose, say why, and use nothing that the purpose may not. */
@NullMarked
package org.cxsdk.core.journey.personal;

import org.jspecify.annotations.NullMarked;
