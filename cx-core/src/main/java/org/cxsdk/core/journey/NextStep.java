package org.cxsdk.core.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.core.catalog.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A step that can be done now.
 *
 * @param step which step
 * @param lane who acts
 * @param channels where it can be done, as designed; empty if the design does not say
 * @param failedOn where it was tried without success
 * @param optional whether the journey can be complete without it
 * @param openSince since when it can be done; null if it is the first step and nothing has happened yet
 * @param deadline by when it is promised; null if nothing is
 * @param why why it is next
 */
public record NextStep(
        StepId step,
        Lane lane,
        Set<ChannelId> channels,
        Set<ChannelId> failedOn,
        boolean optional,
        @Nullable Instant openSince,
        @Nullable Deadline deadline,
        Why why) {

    public NextStep {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(why, "why");
        channels = Collections.unmodifiableSet(new LinkedHashSet<>(channels));
        failedOn = Collections.unmodifiableSet(new LinkedHashSet<>(failedOn));
    }

    /** Where it can be done and was not tried in vain: what to offer to somebody who is stuck. */
    public Set<ChannelId> otherChannels() {
        Set<ChannelId> others = new LinkedHashSet<>(channels);
        others.removeAll(failedOn);
        return Collections.unmodifiableSet(others);
    }

    /** Why a step is next. */
    public enum Why implements Reason {
        /** Nothing stands before it. */
        NOTHING_BEFORE_IT("Nothing has to be done before this step.", "لا يلزم إنجاز أي شيء قبل هذه الخطوة."),
        /** Every required step before it is done. */
        EARLIER_STEPS_DONE(
                "Every required step before this one is done.", "أُنجزت كل الخطوات الإلزامية التي تسبق هذه الخطوة."),
        /** It was begun and is to be finished. */
        BEGUN(
                "This step was begun and not finished; it can go on where it stopped, on any of its channels.",
                "بدأت هذه الخطوة ولم تكتمل؛ ويمكن متابعتها من حيث توقفت عبر أي من قنواتها."),
        /** The last try failed. */
        LAST_TRY_FAILED(
                "The last try failed; offer help, or another channel on which this step can be done.",
                "فشلت المحاولة الأخيرة؛ اعرض المساعدة أو قناة أخرى يمكن إنجاز الخطوة عبرها.");

        private final LocalizedText text;

        Why(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }
}
