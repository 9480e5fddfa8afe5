package org.cxsdk.feedback.listening;

import org.cxsdk.core.Identifier;

/**
 * Identifies a campaign of the agency, for example an announcement that people react to.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record CampaignId(String value) {

    public CampaignId {
        Identifier.require("CampaignId", value);
    }

    /** Returns the identifier with this text. */
    public static CampaignId of(String value) {
        return new CampaignId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
