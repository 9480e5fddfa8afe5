package org.cxsdk.feedback;

import org.cxsdk.feedback.recovery.RecoveryPlan;

/** The plan of the stories, for tests of other packages. */
public final class Plans {

    private Plans() {}

    /** An office of permits. */
    public static RecoveryPlan permits() {
        return RecoveryStory.plan();
    }
}
