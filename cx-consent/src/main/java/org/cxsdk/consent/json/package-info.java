/** Documents of cx-consent: vocabularies, worlds and requests come in, decisions go out. */
@NullMarked
package org.cxsdk.consent.json;

import org.jspecify.annotations.NullMarked;
