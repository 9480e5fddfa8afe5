package org.cxsdk.consent.ledger;

import java.util.List;

/**
 * A page of the uses of a person's data.
 *
 * @param total how many there are in the period, whatever the page; exact up to 1,000,000
 * @param uses this page, newest first
 */
public record Uses(long total, List<Use> uses) {

    public Uses {
        uses = List.copyOf(uses);
    }
}
