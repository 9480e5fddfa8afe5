/** What others can verify without us: receipts for people, and the seals and chains of foreign systems. */
@NullMarked
package org.cxsdk.consent.evidence;

import org.jspecify.annotations.NullMarked;
