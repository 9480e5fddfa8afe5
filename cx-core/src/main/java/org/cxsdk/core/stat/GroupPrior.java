package org.cxsdk.core.stat;

/** What groups are like in general: that towards which a small group is drawn. */
public sealed interface GroupPrior permits BetaBinomial, GroupMeans {

    /** Whether groups do not differ beyond chance, so that what is common to all is all that is known of each. */
    boolean isOneForAll();
}
