/** What makes a log tamper-evident: the Merkle tree of RFC 9162, its proofs and their verification. */
@NullMarked
package org.cxsdk.consent.ledger;

import org.jspecify.annotations.NullMarked;
