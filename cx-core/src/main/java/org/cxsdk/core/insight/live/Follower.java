package org.cxsdk.core.insight.live;

/** Figures to which every journey adds its part; the part is taken away before the journey changes and added after it. */
interface Follower {

    /** @param by 1 to add the part of the journey as it is now, -1 to take it away */
    void count(Journey journey, int by);
}
