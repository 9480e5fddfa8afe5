package org.cxsdk.core.journey.personal;

import java.util.Objects;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;

/** What a rule chooses. Of each kind of choice, and of each attribute, the first rule that holds decides. */
public sealed interface Choice {

    /** Choices with the same subject exclude each other. */
    String subject();

    /**
     * Which version of the journey a person begins on.
     *
     * @param version which
     */
    record Variant(JourneyVersion version) implements Choice {
        public Variant {
            Objects.requireNonNull(version, "version");
        }

        @Override
        public String subject() {
            return "variant";
        }
    }

    /**
     * Which channel is offered first.
     *
     * @param channel which
     */
    record Channel(ChannelId channel) implements Choice {
        public Channel {
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public String subject() {
            return "channel";
        }
    }

    /**
     * Which step is suggested next.
     *
     * @param step which
     */
    record NextBestStep(StepId step) implements Choice {
        public NextBestStep {
            Objects.requireNonNull(step, "step");
        }

        @Override
        public String subject() {
            return "next";
        }
    }

    /**
     * Which field is filled in before the person sees it.
     *
     * @param attribute from which attribute; a rule that pre-fills it looks at its kind of data
     * @param category which kind of data it is
     */
    record PreFill(AttributeName attribute, DataCategoryId category) implements Choice {
        public PreFill {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(category, "category");
        }

        @Override
        public String subject() {
            return "pre-fill " + attribute;
        }
    }
}
